import { Button } from "antd";
import { useTexts } from "~/texts";
import { formatMoment } from "~/time/format";
import type { CellWords } from "./columns/cells";
import type { RegisterRows } from "./rows/register_rows";

interface Props {
  rows: RegisterRows;
  words: CellWords;
  zone: string | undefined;
}

/** How many are shown, and how far was looked for them: a list that goes on does not pretend to know its end. */
export function HowFar({ rows, words, zone }: Props) {
  const { t, language } = useTexts("register");
  const standing = rows.standing("below");
  const { reached } = rows;
  const count = rows.list.length;
  return (
    <footer className="register-foot">
      <span>
        {(count > 0 || standing !== "failed") && t("shown", { count })}
        {standing === "ended" && rows.standing("above") === "ended" && ` · ${t("shown.all")}`}
        {standing !== "ended" &&
          reached &&
          ` · ${t("shown.until", { until: formatMoment(reached, language, zone, words.day) })}`}
        {standing === "reading" && ` · ${t("shown.reading")}`}
      </span>
      {standing === "waiting" && (
        <Button size="small" onClick={() => void rows.load("below", true)}>
          {t("shown.further")}
        </Button>
      )}
      <span className="register-keys quiet">{t("keys")}</span>
    </footer>
  );
}
