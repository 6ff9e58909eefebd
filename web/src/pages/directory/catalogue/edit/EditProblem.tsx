import { useQuery } from "@tanstack/react-query";
import { Tabs, Tag } from "antd";
import { type ProblemCard, readChoices, readProblemCard } from "~/api/own_catalogue";
import { useDozor } from "~/app/dozor_context";
import { Unfinished } from "~/parts/keeping/Unfinished";
import { ErrorNote, useLastRead } from "~/parts/ui";
import { useTexts } from "~/texts";
import "./edit.css";
import { ProblemHistory } from "./ProblemHistory";
import { PROBLEM, type ProblemLeft, WriteProblem } from "./WriteProblem";

interface Props {
  company: string;
  problem: string;
  /** A problem of the company's own that is not saved yet. */
  fresh?: ProblemCard | undefined;
  onClose: () => void;
}

/** A problem as an administrator changes it, and all versions of that. */
export function EditProblem({ company, problem, fresh, onClose }: Props) {
  const { t, language } = useTexts("directory", "parts/versions");
  const { client, me } = useDozor();
  const read = useQuery({
    queryKey: ["catalogue", company, "card", problem, language],
    queryFn: () => readProblemCard(client, company, problem),
    enabled: !fresh,
    retry: false,
    // Begun with what stands now, not with what was looked at some time ago.
    gcTime: 0,
  });
  const choices = useQuery({
    queryKey: ["catalogue", company, "choices", language],
    queryFn: () => readChoices(client, company),
    staleTime: 300_000,
  });
  // What was read once stays whatever becomes of reading it again: somebody is typing in it.
  const readCard = useLastRead(read.data);
  const card = fresh ?? readCard;
  const known = useLastRead(choices.data);
  if (!card || !known) {
    const error = (card ? null : read.error) ?? (known ? null : choices.error);
    const again = () => void Promise.all([!card && read.refetch(), !known && choices.refetch()]);
    return error ? <ErrorNote error={error} onRetry={again} /> : <p className="quiet">{t("app.loading")}</p>;
  }
  const shared = { company, card, choices: known };
  const draftId = `${PROBLEM} ${company} ${problem} ${me.email}`;
  const names = card.stands?.names ?? card.change.names;
  return (
    <main className="edit-problem">
      <h2>
        {names[language] ?? names.en ?? Object.values(names)[0] ?? problem}{" "}
        {card.own && <Tag color="blue">{t("catalogue.own")}</Tag>}
      </h2>
      <Tabs
        items={[
          {
            key: "write",
            label: t("edit.write"),
            children: (
              <Unfinished<ProblemLeft> kind={PROBLEM} form={draftId} told>
                {(restored) => <WriteProblem {...{ ...shared, draftId, restored, onClose }} />}
              </Unfinished>
            ),
          },
          {
            key: "history",
            label: t("versions.history"),
            disabled: Boolean(fresh),
            children: <ProblemHistory {...shared} onRestored={onClose} />,
          },
        ]}
      />
    </main>
  );
}
