import { Alert, Button } from "antd";
import { useState } from "react";
import type { Diagnosis, DiagnosisAsked } from "~/api/guides";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { GuideButton } from "~/parts/guide/GuideButton";
import { ChangeTrouble } from "~/parts/ticket/ChangeTrouble";
import { correct, diagnose } from "~/parts/ticket/changes";
import { useTicketChange } from "~/parts/ticket/use_ticket_change";
import { useTexts } from "~/texts";

/** The guide for the ticket's problem, at the side: its script is taken up where it was left, and its answers are kept with the ticket. */
export function GuideOfTicket({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts("ticket", "parts/guide");
  const { may } = useDozor();
  const { company, problem, diagnosis } = ticket;
  const change = useTicketChange(ticket);
  // What is being answered now, which may be nothing yet; until then what the ticket has.
  const [walked, setWalked] = useState<{ answers: DiagnosisAsked | undefined }>();
  const [found, setFound] = useState<{ problem: string; name: string }>();
  if (!may("knowledge.read")) return null;
  const edits = may("tickets.write") ? (ticket.edits ?? []) : [];
  const take = async (asked: DiagnosisAsked) => {
    if (await change.run(diagnose(asked))) setWalked(undefined);
  };
  const setRight = async () => {
    const reason = t("guide.reason", { guide: diagnosis?.title ?? "" });
    if (found && (await change.run(correct({ problem: found.problem, reason }), "correct"))) setFound(undefined);
  };
  return (
    <>
      <ChangeTrouble company={company} change={change} />
      <GuideButton
        size="small"
        company={company}
        problem={problem}
        value={walked ? walked.answers : asAsked(diagnosis)}
        onChange={(answers) => setWalked({ answers })}
        onProblem={(other, name) => setFound({ problem: other, name })}
        onTake={edits.includes("diagnose") && ((asked) => void take(asked))}
      />
      {found && found.problem !== problem && edits.includes("correct") && (
        <Alert
          type="info"
          showIcon
          title={t("guide.other", { problem: found.name })}
          action={
            <Button size="small" loading={change.busy === "correct"} onClick={() => void setRight()}>
              {t("guide.correct")}
            </Button>
          }
          closable={{ onClose: () => setFound(undefined) }}
        />
      )}
    </>
  );
}

/** What was answered already, as the script takes it up. */
function asAsked(diagnosis: Diagnosis | null | undefined): DiagnosisAsked | undefined {
  if (!diagnosis) return undefined;
  const { guide, version, answers } = diagnosis;
  return { guide, version, answers: answers.map(({ step, choice }) => ({ step, choice })) };
}
