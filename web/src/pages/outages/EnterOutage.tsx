import { Unfinished } from "~/parts/keeping/Unfinished";
import { NewOutage, OUTAGE } from "~/parts/outages/NewOutage";
import type { OutageValues } from "~/parts/outages/new_outage";
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
  return (
    <section aria-label={t("new")}>
      <h2>{t("new")}</h2>
      <Unfinished<OutageValues> kind={OUTAGE} form={form}>
        {(restored) => (
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
        )}
      </Unfinished>
    </section>
  );
}
