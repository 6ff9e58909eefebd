import type { InputRef } from "antd";
import { memo, type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useDozor } from "~/app/dozor_context";
import { navigate, useSearch } from "~/app/path";
import { ErrorNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { BulkBar } from "./bulk/BulkBar";
import { ColumnsMenu } from "./columns/ColumnsMenu";
import { useColumns } from "./columns/use_columns";
import { ExportButton } from "./export/ExportButton";
import { FilterBar } from "./filter/FilterBar";
import { companiesOf, countChosen, type Filter, NO_FILTER, narrows, readFilter, writeFilter } from "./filter/filter";
import { useCategories } from "./filter/names";
import { SearchBox } from "./filter/SearchBox";
import { Searched } from "./filter/Searched";
import { Grid } from "./grid/Grid";
import { HowFar } from "./HowFar";
import { JumpTo } from "./JumpTo";
import { NothingFound } from "./NothingFound";
import { useRows } from "./rows/use_rows";
import { useSelection } from "./selection";
import { Tools } from "./Tools";
import { type Anchor, useAnchor } from "./use_anchor";
import { useNarrow } from "./use_narrow";
import { useToday } from "./use_today";
import "./register.css";

/** `/register`: every ticket of the companies that somebody sees. */
export default function RegisterPage() {
  const { me } = useDozor();
  const search = useSearch();
  const filter = useMemo(() => readFilter(search), [search]);
  const chosen = useMemo(() => {
    const all = me.companies.map(({ slug }) => slug);
    const wanted = all.filter((slug) => filter.company.includes(slug));
    return wanted.length ? wanted : all;
  }, [me, filter]);
  const set = useCallback(
    (changes: Partial<Filter>) => {
      const written = writeFilter({ ...filter, ...changes });
      navigate(written ? `/register?${written}` : "/register");
    },
    [filter],
  );
  const clear = useMemo(
    () => (narrows(filter) ? () => set({ ...NO_FILTER, company: filter.company, order: filter.order }) : undefined),
    [filter, set],
  );
  // What was chosen shows as chosen at once; the list follows in the pictures after.
  const followed = useDeferredValue(filter);
  const companies = useMemo(() => companiesOf(followed, chosen), [followed, chosen]);
  const anchor = useAnchor(followed, companies);
  return (
    <Register filter={followed} chosen={chosen} companies={companies} anchor={anchor} set={set} clear={clear}>
      <FilterBar filter={filter} companies={chosen} set={set} onClear={clear} />
    </Register>
  );
}

interface Props {
  filter: Filter;
  /** The companies of the filter, and those of them that are looked through. */
  chosen: readonly string[];
  companies: readonly string[];
  anchor: Anchor;
  set: (changes: Partial<Filter>) => void;
  clear: (() => void) | undefined;
  /** The bar of filters. */
  children: ReactNode;
}

const Register = memo(function Register({ filter, chosen, companies, anchor, set, clear, children }: Props) {
  const wording = useTexts("register");
  const { company, may } = useDozor();
  const [generation, setGeneration] = useState(0);
  const renew = useCallback(() => setGeneration((count) => count + 1), []);
  const ready = !anchor.loading && !anchor.error;
  const none = useMemo(() => [], []);
  const kept = useRows({ filter, companies: ready ? companies : none, anchor: anchor.moment }, generation, renew);
  const { rows } = kept;
  const selection = useSelection(rows);
  const [columns, alter] = useColumns();
  const categories = useCategories(companies);
  const narrow = useNarrow();
  const day = useToday();
  const words = useMemo(() => ({ wording, company, categories, day }), [wording, company, categories, day]);
  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<InputRef>(null);
  useSlash(box);
  const { order } = filter;
  const turn = useCallback(() => set({ order: order === "newest" ? "oldest" : "newest" }), [set, order]);
  const open = (id: string) => navigate(`/ticket/${id}`);
  const failed = anchor.error ?? (rows.standing("below") === "failed" ? rows.error : undefined);
  return (
    <main className="register">
      <Tools
        narrow={narrow}
        chosen={countChosen(filter)}
        search={<SearchBox companies={chosen} set={set} box={box} />}
        seldom={
          <>
            <JumpTo companies={chosen} set={set} />
            {!narrow && <ColumnsMenu columns={columns} alter={alter} />}
            <ExportButton filter={filter} companies={companies} columns={columns} words={words} />
          </>
        }
        filters={children}
      />
      <Searched filter={filter} set={set} />
      <Grid
        // Lines of another height are measured anew.
        key={`${kept.name}|${narrow}`}
        kept={kept}
        columns={columns}
        narrow={narrow}
        several={companies.length > 1}
        alter={alter}
        words={words}
        selection={selection}
        order={order}
        onOrder={turn}
        onOpen={open}
        goTo={anchor.goTo}
        scroller={scroller}
      >
        {!failed && !anchor.loading && rows.standing("below") === "ended" && (
          <NothingFound filter={filter} set={set} clear={clear} />
        )}
      </Grid>
      {failed !== undefined && <ErrorNote error={failed} onRetry={() => void rows.load("below", true)} />}
      <HowFar rows={rows} words={words} zone={company(companies[0] ?? "")?.time_zone} />
      {may("tickets.write") && <BulkBar rows={rows} selection={selection} scroller={scroller} />}
    </main>
  );
});

/** "/" goes to the search box, wherever nobody writes. */
function useSlash(box: React.RefObject<InputRef | null>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const written = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || written || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      box.current?.focus({ cursor: "all" });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [box]);
}
