import type { ReactNode } from "react";
import { EmptyState, ErrorNote, ListSkeleton } from "~/parts/ui";
import { useTexts } from "~/texts";
import { MoreOf } from "./MoreOf";
import type { useList } from "./use_list";
import { usePlace } from "./use_place";

interface ListProps<Item> {
  list: ReturnType<typeof useList<Item>>;
  label: string;
  idOf: (item: Item) => string;
  /** What is said when nothing fits what is looked for, and when there is nothing at all. */
  none: string;
  empty: string;
  children: (item: Item) => ReactNode;
}

/** The lines at the left; the one whose card lies open is marked. */
export function Lines<Item>({ list, label, idOf, none, empty, children }: ListProps<Item>) {
  const { place, put } = usePlace();
  const { items, error, looking, refetch } = list;
  if (!items) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <ListSkeleton lines={12} />;
  return (
    <>
      {!items.length && !looking && <EmptyState>{place.q ? none : empty}</EmptyState>}
      <ul className="directory-lines" aria-label={label} aria-busy={looking}>
        {items.map((item) => (
          <li key={idOf(item)}>
            <button type="button" aria-current={idOf(item) === place.id} onClick={() => put({ id: idOf(item) })}>
              {children(item)}
            </button>
          </li>
        ))}
      </ul>
      <MoreOf list={list} block />
    </>
  );
}

/** Lines at the left, the chosen one's card at the right; under one another where there is no room. */
export function ListAndCard({ search, lines, card }: { search: ReactNode; lines: ReactNode; card: ReactNode }) {
  const { t } = useTexts("directory");
  return (
    <main className="directory-body">
      <section className="directory-list">
        <div className="directory-search">{search}</div>
        <div className="directory-scroll">{lines}</div>
      </section>
      <div className="directory-card">{card ?? <EmptyState>{t("list.choose")}</EmptyState>}</div>
    </main>
  );
}
