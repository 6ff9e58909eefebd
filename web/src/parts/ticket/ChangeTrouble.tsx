import { Alert, Button } from "antd";
import type { JournalEntry } from "~/api/types";
import { useZone } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import type { TicketChange } from "./use_ticket_change";

interface Props {
  company: string;
  change: Pick<TicketChange, "trouble" | "overtaken" | "forget" | "busy">;
}

/** Why a change was not made: in a sentence, or what others did meanwhile, with the offer to do it all the same. */
export function ChangeTrouble({ company, change: { trouble, overtaken, forget, busy } }: Props) {
  const { t } = useTexts("parts/ticket");
  if (trouble) return <Alert type="error" showIcon title={trouble} closable={{ onClose: forget }} />;
  if (!overtaken) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("ticket.overtaken")}
      description={
        <ul className="overtaken">
          {overtaken.entries.map((entry) => (
            <Overtaking key={entry.position} entry={entry} company={company} />
          ))}
        </ul>
      }
      action={
        <Button size="small" type="primary" loading={busy !== undefined} onClick={overtaken.repeat}>
          {t("ticket.overtaken.repeat")}
        </Button>
      }
      closable={{ onClose: forget }}
    />
  );
}

function Overtaking({ entry, company }: { entry: JournalEntry; company: string }) {
  const { t, word } = useTexts("parts/ticket");
  const zone = useZone(company);
  const { actor, action, at, reason } = entry;
  const who = actor.kind === "system" ? t("actor.system") : actor.name || word("actor", actor.kind);
  return (
    <li>
      {who} — {word("entry", action)}
      {reason && `: ${reason}`}, <Moment at={at} zone={zone} />
    </li>
  );
}
