import { useQuery } from "@tanstack/react-query";
import { readDraft } from "~/offline/drafts";
import { DeferCall, type DeferValues } from "~/parts/duties/DeferCall";
import { ListSkeleton } from "~/parts/ui";
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
  const { t } = useTexts("duties", "parts/duties");
  const { data, isPending } = useQuery({
    queryKey: ["draft", form],
    queryFn: async () => (form === "new" ? null : ((await readDraft(form))?.value ?? null)),
    gcTime: 0,
    networkMode: "always",
  });
  if (isPending) return <ListSkeleton lines={6} />;
  const restored = data ? { key: form, values: data as DeferValues } : undefined;
  return (
    <section aria-label={t("defer.open")}>
      <h2>{t("defer.open")}</h2>
      <DeferCall companies={companies} restored={restored} onDone={() => put({ form: "" })} />
    </section>
  );
}
