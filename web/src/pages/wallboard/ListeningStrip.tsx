import { Button } from "antd";
import { orderCall } from "~/api/wallboard";
import { useDozor } from "~/app/dozor_context";
import type { Listening, MonitorTelephone } from "~/telephony/monitor";
import { useTexts } from "~/texts";
import { useBoard } from "./board_context";

interface Props {
  listening: Listening;
  telephone: MonitorTelephone;
}

/** What is listened to, and what can be done with it. Stands above everything while it lasts. */
export function ListeningStrip({ listening, telephone }: Props) {
  const { t } = useTexts("wallboard");
  const { client } = useDozor();
  const { board, intend } = useBoard();
  const { joined, parties, heard, of, initialId } = listening;
  const company = board.calls.find(({ id, contact_id: contact }) => id === of || contact === initialId)?.company;
  const names = parties.map(({ name, self }) => (self ? t("listen.you") : name));
  const leave = () => {
    telephone.leave();
    if (company) {
      const why = t("act.leave");
      void orderCall(client, { company, id: initialId }, "leave", { why }, crypto.randomUUID()).catch(() => undefined);
    }
  };
  return (
    <section className={joined ? "wall-listening joined" : "wall-listening"} aria-label={t("listen.now")}>
      <strong role="status">{joined ? t("listen.joined") : t("listen.now")}</strong>
      <span>{t("listen.parties", { names: names.join(", ") })}</span>
      {heard && <span className="quiet">{t("listen.heard", { text: heard })}</span>}
      <span className="wall-listening-acts">
        {joined ? (
          <Button onClick={() => telephone.beSilent()}>{t("act.silent")}</Button>
        ) : (
          <Button
            type="primary"
            disabled={!company}
            onClick={() => company && intend({ what: "join", call: { company, id: of } })}
          >
            {t("act.join")}
          </Button>
        )}
        <Button danger onClick={leave}>
          {t("act.leave")}
        </Button>
      </span>
    </section>
  );
}
