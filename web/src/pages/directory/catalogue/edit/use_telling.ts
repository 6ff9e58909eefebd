import { useCallback } from "react";
import type { CatalogueChoices, ProblemChange } from "~/api/own_catalogue";
import { useTexts } from "~/texts";
import { describe } from "./describe";

/** Puts a change in words, in the language of the page. */
export function useTelling(choices: CatalogueChoices | undefined): (change: ProblemChange) => string {
  const { t, word } = useTexts("directory");
  return useCallback(
    (change) => {
      const names = {
        ...{ names: t("edit.names"), synonyms: t("edit.synonyms"), advice: t("edit.advice"), switched: t("edit.on") },
        ...{ urgency: t("problem.urgency"), category: t("edit.category"), trade: t("problem.trade") },
        ...{ places: t("problem.places"), clocks: t("edit.clocks"), questions: t("edit.questions") },
      };
      const said = (group: string, value: string) =>
        group === "switched" ? t(value === "off" ? "edit.off" : "edit.switched_on") : word(group, value);
      return describe(change, { field: (name) => names[name], word: said, choices, nothing: t("edit.as_common") });
    },
    [t, word, choices],
  );
}
