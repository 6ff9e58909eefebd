import { useQuery } from "@tanstack/react-query";
import { Select, Tag } from "antd";
import { useMemo, useState } from "react";
import { type CatalogueCategory, type CataloguedProblem, readCatalogue } from "~/api/directory";
import { useDozor } from "~/app/dozor_context";
import { EmptyState, Reading, UrgencyTag } from "~/parts/ui";
import { useTexts } from "~/texts";
import { ListAndCard } from "../ListAndCard";
import { SearchField } from "../SearchField";
import { usePlace } from "../use_place";
import { narrow, URGENCIES, type Urgency } from "./narrow";
import { ProblemCard } from "./ProblemCard";

/** The catalogue of problems as the company has it: categories that open, one problem's card. */
export function CatalogueView({ company }: { company: string }) {
  const { t, word, language } = useTexts("directory");
  const { client } = useDozor();
  const { place } = usePlace();
  const [urgency, setUrgency] = useState<Urgency | "">("");
  const query = useQuery({
    queryKey: ["catalogue", company, language],
    queryFn: () => readCatalogue(client, company),
    staleTime: 300_000,
  });
  const chosen = useMemo(
    () => query.data?.categories.flatMap(({ problems }) => problems).find(({ key }) => key === place.id),
    [query.data, place.id],
  );
  return (
    <ListAndCard
      search={
        <>
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
        </>
      }
      lines={
        <Reading query={query} lines={14}>
          {({ categories, version }) => (
            <Tree
              categories={narrow(categories, place.q, urgency)}
              version={version}
              open={Boolean(place.q || urgency)}
              around={chosen}
            />
          )}
        </Reading>
      }
      card={chosen && <ProblemCard problem={chosen} />}
    />
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
  const { t } = useTexts("directory");
  const { place, put } = usePlace();
  return (
    <li>
      <button type="button" aria-current={problem.key === place.id} onClick={() => put({ id: problem.key })}>
        <span>
          {problem.name} {problem.urgency !== "normal" && <UrgencyTag urgency={problem.urgency} />}
          {problem.off && <Tag>{t("catalogue.off")}</Tag>}
          {problem.own && <Tag color="blue">{t("catalogue.own")}</Tag>}
          {problem.renamed && <Tag color="cyan">{t("catalogue.renamed")}</Tag>}
        </span>
      </button>
    </li>
  );
}
