import { Button } from "antd";
import { useState } from "react";
import type { Supervision } from "~/api/wallboard";
import { useDozor } from "~/app/dozor_context";
import { TraceEntry } from "~/parts/supervision/TraceEntry";
import { EmptyState, Reading } from "~/parts/ui";
import { useTexts } from "~/texts";
import { useBoard, useQueueNaming } from "./board_context";
import { useTrail } from "./queries";

/** What supervisors did, the latest first: with calls, and with operators who had none. Read only while it is open. */
export function Trail() {
  const { t } = useTexts("wallboard");
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t("trail.title")} className="wall-card wall-trail">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t("trail.title")}</summary>
        {open && <Entries />}
      </details>
    </section>
  );
}

function Entries() {
  const { t } = useTexts("wallboard");
  const query = useTrail();
  return (
    <Reading query={query} lines={4}>
      {({ pages }) => {
        const entries = pages.flatMap(({ items }) => items);
        return (
          <>
            {!entries.length && !query.hasNextPage && <EmptyState>{t("trail.empty")}</EmptyState>}
            <ol>
              {entries.map((entry) => (
                <li key={`${entry.at} ${entry.id}`}>
                  <Entry entry={entry} />
                </li>
              ))}
            </ol>
            {query.hasNextPage && (
              <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t("trail.more")}
              </Button>
            )}
          </>
        );
      }}
    </Reading>
  );
}

/** With the names that the wallboard knows: of operators who are at work, and of queues. */
function Entry({ entry }: { entry: Supervision }) {
  const { board } = useBoard();
  const { me, company } = useDozor();
  const { byName } = useQueueNaming();
  const name = (told: string) => board.operators.find(({ email }) => email === told)?.name ?? byName(told);
  const about = [
    entry.what !== "set_state" && entry.operator ? name(entry.operator) : undefined,
    me.companies.length > 1 ? company(entry.company)?.name : undefined,
  ];
  return <TraceEntry entry={entry} name={name} about={about} />;
}
