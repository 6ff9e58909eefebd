import { Alert } from "antd";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { formatMoment, formatRelative, nameZone } from "~/time/format";
import { useBoard, useCentreNow } from "./board_context";

const STALE_MS = 15_000;

/** Of when the figures are; loud when they are old, be it that the contact centre or that Dozor does not answer. */
export function Freshness() {
  const { t, language } = useTexts("wallboard");
  const { board } = useBoard();
  const now = useCentreNow();
  const { me } = useDozor();
  const zone = board.limits.time_zone; // the centre's, in which its day begins
  const told = formatMoment(board.taken_at, language, zone, now, true);
  const plain = me.companies.every((company) => company.time_zone === zone);
  const at = plain ? told : `${told} ${nameZone(board.taken_at, language, zone)}`;
  const age = now - new Date(board.taken_at).getTime();
  if (board.stale || age > STALE_MS) {
    const ago = formatRelative(board.taken_at, language, now);
    return <Alert type="error" banner title={t("wallboard.stale", { at, ago })} />;
  }
  if (board.trouble) return <Alert type="warning" banner title={t("wallboard.trouble", { at })} />;
  return <p className="wall-fresh quiet">{t("wallboard.as_of", { at })}</p>;
}
