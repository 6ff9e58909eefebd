import { DEFERRED, DeferCall, type DeferValues } from "~/parts/duties/DeferCall";
import { Unfinished } from "~/parts/keeping/Unfinished";
import { useTexts } from "~/texts";
import type { Place } from "./place";

interface Props {
  /** "new", or the key of one that was refused or taken back: what was typed is there again. */
  form: string;
  companies: readonly string[];
  put: (change: Partial<Place>) => void;
}

/** A call to be made later, by oneself or somebody else. */
export function DeferSheet({ form, companies, put }: Props) {
  const { t } = useTexts("parts/duties");
  return (
    <section aria-label={t("defer.open")}>
      <h2>{t("defer.open")}</h2>
      <Unfinished<DeferValues> kind={DEFERRED} form={form}>
        {(restored) => <DeferCall companies={companies} restored={restored} onDone={() => put({ form: "" })} />}
      </Unfinished>
    </section>
  );
}
