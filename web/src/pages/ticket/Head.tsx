import { Button, Tag } from "antd";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { NearestClock } from "~/parts/ticket/Clocks";
import { STATE_COLOURS, URGENCY_COLOURS } from "~/parts/ui/colours";
import { useTexts } from "~/texts";
import { goBack } from "./go_back";

/** What ticket this is, how it stands, and how long there is. */
export function Head({ ticket, onHelp }: { ticket: Ticket; onHelp: () => void }) {
  const { t, word } = useTexts("ticket", "parts/ticket");
  const { company } = useDozor();
  const { number, state, urgency, problem_name, merged, clocks, reopened } = ticket;
  return (
    <header className="ticket-head">
      <Button size="small" type="text" onClick={goBack} aria-keyshortcuts="b">
        ← {t("back")}
      </Button>
      <h1>
        <span className="ticket-number" aria-hidden="true">
          {number}
        </span>
        <span className="unseen">{t("ticket.title", { number })}: </span>
        {problem_name}
      </h1>
      <Tag color={STATE_COLOURS[state]} data-state={state}>
        {word("state", state)}
      </Tag>
      <Tag color={URGENCY_COLOURS[urgency]}>{word("urgency", urgency)}</Tag>
      {reopened ? <Tag color="magenta">{t("reopened", { count: reopened })}</Tag> : null}
      {merged && (
        <span>
          {t("ticket.merged")} <Link to={`/ticket/${ticket.company}/${merged.into}`}>{merged.into}</Link>
        </span>
      )}
      <span className="ticket-head-space" />
      <NearestClock clocks={clocks} named />
      <span className="quiet">{company(ticket.company)?.name}</span>
      <Button size="small" shape="circle" onClick={onHelp} aria-label={t("keys.title")} aria-keyshortcuts="?">
        ?
      </Button>
    </header>
  );
}
