import { useQuery } from "@tanstack/react-query";
import { readProblems } from "~/api/problems";
import type { Ticket } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { AnswerList } from "~/parts/guide/AnswerList";
import { DiagnosisView } from "~/parts/guide/DiagnosisView";
import { useTexts } from "~/texts";

/** What the caller answered to the catalogue's questions, and what a guide's script found out. */
export function Answers({ ticket }: { ticket: Ticket }) {
  const { language } = useTexts();
  const { client, may } = useDozor();
  const answers = Object.entries(ticket.answers ?? {});
  const { data, isLoading } = useQuery({
    queryKey: ["problems", ticket.company, language, "questions"],
    queryFn: () => readProblems(client, ticket.company),
    staleTime: 600_000,
    enabled: answers.length > 0 && may("catalogue.read"),
  });
  const said = answers.map(([key, answer]) => {
    const question = data?.questions.find((one) => one.key === key);
    const choice = question?.answers.find((one) => one.key === answer);
    // Until their words have come the lines hold their place; a catalogue that has lost one shows its key.
    if (isLoading) return { key, asked: "…", answered: "…" };
    return { key, asked: question?.text ?? key, answered: choice?.text ?? answer };
  });
  return (
    <>
      <AnswerList items={said} />
      <DiagnosisView diagnosis={ticket.diagnosis} />
    </>
  );
}
