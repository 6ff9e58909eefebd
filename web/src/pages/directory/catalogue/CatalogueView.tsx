import { useQuery } from "@tanstack/react-query";
import { Button, Select, Tag } from "antd";
import { useMemo, useState } from "react";
import { type CatalogueCategory, type CataloguedProblem, readCatalogue } from "~/api/directory";
import type { ProblemCard as Changed } from "~/api/own_catalogue";
import { useDozor } from "~/app/dozor_context";
import { type Draft, takeLastDraft } from "~/offline/drafts";
import { EmptyState, Reading, UrgencyTag } from "~/parts/ui";
import { useTexts } from "~/texts";
import { ListAndCard } from "../ListAndCard";
import { SearchField } from "../SearchField";
import { usePlace } from "../use_place";
import { newCard } from "./edit/draft";
import { EditProblem } from "./edit/EditProblem";
import { NewProblem } from "./edit/NewProblem";
import { PROBLEM, type ProblemLeft } from "./edit/WriteProblem";
import { LostChanges } from "./LostChanges";
import { inAlphabet, narrow, OTHERWISE, type Otherwise, URGENCIES, type Urgency } from "./narrow";
import { ProblemCard } from "./ProblemCard";

/** The catalogue of problems as the company has it: categories that open, one problem's card; administrators change it here. */
export function CatalogueView({ company }: { company: string }) {
  const { t, word, language } = useTexts("directory");
  const { client, may, me } = useDozor();
  const { place, put } = usePlace();
  const [urgency, setUrgency] = useState<Urgency | "">("");
  const [otherwise, setOtherwise] = useState<Otherwise | "">("");
  const [editing, setEditing] = useState<{ problem: string; fresh?: Changed }>();
  const [naming, setNaming] = useState(false);
  const mayEdit = may("catalogue.edit");
  const query = useQuery({
    queryKey: ["catalogue", company, language],
    queryFn: () => readCatalogue(client, company),
    staleTime: 300_000,
  });
  const all = useMemo(() => query.data?.categories.flatMap(({ problems }) => problems) ?? [], [query.data]);
  const chosen = all.find(({ key }) => key === place.id);
  // One of our own that was begun and left is not in the list: it is gone on with.
  const add = async () => {
    const isNewHere = ({ value }: Draft) => {
      const { company: whose, began } = value as ProblemLeft;
      return whose === company && began.own && began.version === 0;
    };
    const left = await takeLastDraft(me.email, PROBLEM, isNewHere).catch(() => undefined);
    const begun = (left?.value as ProblemLeft | undefined)?.began;
    if (begun) setEditing({ problem: begun.key, fresh: begun });
    else setNaming(true);
  };
  if (editing) {
    return <EditProblem key={editing.problem} {...{ company, ...editing }} onClose={() => setEditing(undefined)} />;
  }
  return (
    <>
      <ListAndCard
        search={
          <div className="catalogue-search">
            <SearchField label={t("catalogue.search")} />
            <Select<Urgency | "">
              aria-label={t("problem.urgency")}
              value={urgency}
              onChange={setUrgency}
              options={[
                { value: "", label: t("catalogue.urgency") },
                ...URGENCIES.map((one) => ({ value: one, label: word("urgency", one) })),
              ]}
            />
            <Select<Otherwise | "">
              aria-label={t("catalogue.otherwise")}
              value={otherwise}
              onChange={setOtherwise}
              options={[
                { value: "", label: t("otherwise.any") },
                ...(Object.keys(OTHERWISE) as Otherwise[]).map((one) => ({ value: one, label: t(`otherwise.${one}`) })),
              ]}
            />
            {mayEdit && <Button onClick={() => void add()}>{t("edit.new")}</Button>}
          </div>
        }
        lines={
          <Reading query={query} lines={14}>
            {({ categories, version, lost }) => (
              <>
                {mayEdit && <LostChanges company={company} lost={lost} />}
                <Tree
                  categories={narrow(inAlphabet(categories, language), place.q, urgency, otherwise)}
                  version={version}
                  open={Boolean(place.q || urgency || otherwise)}
                  around={chosen}
                />
              </>
            )}
          </Reading>
        }
        card={
          chosen && (
            <ProblemCard problem={chosen} onEdit={mayEdit ? () => setEditing({ problem: chosen.key }) : undefined} />
          )
        }
      />
      {naming && (
        <NewProblem
          taken={new Set(all.map(({ key }) => key))}
          onClose={() => setNaming(false)}
          onNamed={(problem, name) => {
            setNaming(false);
            put({ id: problem });
            setEditing({ problem, fresh: newCard(problem, language, name) });
          }}
        />
      )}
    </>
  );
}

interface TreeProps {
  categories: readonly CatalogueCategory[];
  version: string;
  /** Whether all categories lie open. */
  open: boolean;
  /** The problem whose card is shown: its category is open. */
  around: CataloguedProblem | undefined;
}

function Tree({ categories, version, open, around }: TreeProps) {
  const { t } = useTexts("directory");
  const count = categories.reduce((sum, { problems }) => sum + problems.length, 0);
  if (!count) return <EmptyState>{t("catalogue.none")}</EmptyState>;
  return (
    <>
      <p className="quiet" role="status">
        {t("catalogue.count", { count })} · {t("catalogue.version", { version })}
      </p>
      {categories.map(({ key, name, problems }) => (
        <details key={`${key} ${open}`} open={open || problems.some((one) => one.key === around?.key)}>
          <summary>
            {name} <span className="quiet">{problems.length}</span>
          </summary>
          <ul className="directory-lines" aria-label={name}>
            {problems.map((problem) => (
              <Line key={problem.key} problem={problem} />
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function Line({ problem }: { problem: CataloguedProblem }) {
  const { place, put } = usePlace();
  return (
    <li>
      <button type="button" aria-current={problem.key === place.id} onClick={() => put({ id: problem.key })}>
        <span>
          {problem.name} {problem.urgency !== "normal" && <UrgencyTag urgency={problem.urgency} />}
          <OtherwiseTags problem={problem} />
        </span>
      </button>
    </li>
  );
}

/** What the company has otherwise of a problem, in a word each. */
export function OtherwiseTags({ problem }: { problem: CataloguedProblem }) {
  const { t } = useTexts("directory");
  return (
    <>
      {problem.off && <Tag>{t("catalogue.off")}</Tag>}
      {problem.own && <Tag color="blue">{t("catalogue.own")}</Tag>}
      {problem.renamed && <Tag color="cyan">{t("catalogue.renamed")}</Tag>}
      {problem.version > 0 && !problem.renamed && !problem.own && <Tag color="cyan">{t("catalogue.edited")}</Tag>}
      {problem.trouble && <Tag color="orange">{t("catalogue.trouble")}</Tag>}
    </>
  );
}
