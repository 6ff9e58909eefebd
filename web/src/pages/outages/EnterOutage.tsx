import { useQuery } from "@tanstack/react-query";
import { readDraft } from "~/offline/drafts";
import { NewOutage } from "~/parts/outages/NewOutage";
import type { OutageValues } from "~/parts/outages/new_outage";
import { ListSkeleton } from "~/parts/ui";
import { useTexts } from "~/texts";
import type { Place } from "./place";

interface Props {
  /** "new", or the key of one that was refused or taken back: what was typed is there again. */
  form: string;
  companies: readonly string[];
  put: (change: Partial<Place>) => void;
}

/** A new outage; it lies open once it is entered. */
export function EnterOutage({ form, companies, put }: Props) {
  const { t } = useTexts("outages");
  const { data, isPending } = useQuery({
    queryKey: ["draft", form],
    queryFn: async () => (form === "new" ? null : ((await readDraft(form))?.value ?? null)),
    gcTime: 0,
    networkMode: "always",
  });
  if (isPending) return <ListSkeleton lines={6} />;
  const restored = data ? { key: form, values: data as OutageValues } : undefined;
  return (
    <section aria-label={t("new")}>
      <h2>{t("new")}</h2>
      <NewOutage
        companies={companies}
        restored={restored}
        onDone={(entered) =>
          put(
            entered
              ? {
                  form: "",
                  company: entered.company,
                  id: entered.id,
                  view: entered.state === "planned" ? "planned" : "live",
                }
              : { form: "" },
          )
        }
      />
    </section>
  );
}
