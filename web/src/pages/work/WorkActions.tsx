import { type FormEvent, useState } from "react";
import type { Action, Report, Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { WorkReport } from "./WorkReport";

/** What an executor does, in the order of the work; of these, only those that are allowed now are shown. */
const STEPS = ["accept", "start", "finish"] as const;

interface Props {
  ticket: Ticket;
  busy: string | undefined;
  onAct: (action: Action, reason: string, report?: Report) => Promise<void>;
}

/** The next step as the large button, the others beneath; declining asks why, finishing takes a report along. */
export function WorkActions({ ticket, busy, onAct }: Props) {
  const { t, word } = useTexts();
  const [declining, setDeclining] = useState(false);
  const [report, setReport] = useState<Report>();
  const steps = STEPS.filter((step) => ticket.allowed.includes(step));
  const mayDecline = ticket.allowed.includes("decline");
  if (declining && mayDecline) {
    return (
      <Decline busy={busy !== undefined} onSend={(why) => onAct("decline", why)} onBack={() => setDeclining(false)} />
    );
  }
  if (!steps.length && !mayDecline) {
    return <p role="status">{ticket.state === "done" ? t("work.done") : t("work.nothing")}</p>;
  }
  return (
    <div className="work-actions">
      {steps.includes("finish") && <WorkReport onChange={setReport} />}
      {steps.map((step, index) => (
        <button
          key={step}
          type="button"
          className={index === 0 ? "next" : ""}
          disabled={busy !== undefined}
          onClick={() => void onAct(step, "", step === "finish" ? report : undefined)}
        >
          {word("action", step)}
        </button>
      ))}
      {mayDecline && (
        <button type="button" className="decline" disabled={busy !== undefined} onClick={() => setDeclining(true)}>
          {word("action", "decline")}
        </button>
      )}
    </div>
  );
}

function Decline({
  busy,
  onSend,
  onBack,
}: {
  busy: boolean;
  onSend: (why: string) => Promise<void>;
  onBack: () => void;
}) {
  const { t } = useTexts();
  const [why, setWhy] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onSend(why.trim()).then(onBack);
  };
  return (
    <form className="work-actions" onSubmit={submit}>
      <label htmlFor="why">{t("work.reason")}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the question was just asked for */}
      <textarea id="why" rows={3} value={why} autoFocus onChange={(event) => setWhy(event.target.value)} />
      <button type="submit" className="next danger" disabled={busy || !why.trim()}>
        {t("work.reason.send")}
      </button>
      <button type="button" onClick={onBack}>
        {t("work.back")}
      </button>
    </form>
  );
}
