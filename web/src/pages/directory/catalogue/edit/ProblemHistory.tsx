import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import {
  type CatalogueChoices,
  listProblemVersions,
  type ProblemCard,
  type ProblemChange,
  restoreProblem,
} from "~/api/own_catalogue";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { Difference } from "~/parts/versions/Difference";
import { COMMON, VersionList } from "~/parts/versions/VersionList";
import { useTexts } from "~/texts";
import { useTelling } from "./use_telling";

interface Props {
  company: string;
  card: ProblemCard;
  choices: CatalogueChoices;
  onRestored: () => void;
}

const NOTHING: ProblemChange = {
  ...{ switched: "", names: {}, synonyms: {}, urgency: null, category: "", trade: "" },
  ...{ places: [], clocks: [], questions: [], advice: {} },
};

/** Every version: who, when, why; what has changed since, and the way back. */
export function ProblemHistory({ company, card, choices, onRestored }: Props) {
  const { t } = useTexts("directory", "parts/versions");
  const { client } = useDozor();
  const [chosen, choose] = useState<number>();
  const { data } = useQuery({
    queryKey: ["catalogue", company, "versions", card.key],
    queryFn: () => listProblemVersions(client, company, card.key),
  });
  if (data && !data.items.length) return <p className="quiet">{t("edit.no_history")}</p>;
  const change = chosen === COMMON ? NOTHING : data?.items.find(({ version }) => version === chosen)?.change;
  return (
    <div className="versions">
      <VersionList
        {...{ company, chosen }}
        versions={data?.items ?? []}
        onChoose={choose}
        takenBack={t("edit.as_common")}
        {...(!card.own && { common: t("edit.common_version") })}
      />
      {change && chosen !== undefined ? (
        <Compared {...{ company, card, choices, onRestored, change }} version={chosen} />
      ) : (
        <p className="quiet">{t("versions.choose_version")}</p>
      )}
    </div>
  );
}

function Compared({
  company,
  card,
  choices,
  onRestored,
  version,
  change,
}: Props & { version: number; change: ProblemChange }) {
  const { t } = useTexts("directory", "parts/versions");
  const { client } = useDozor();
  const explain = useExplain();
  const tell = useTelling(choices);
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: () => restoreProblem(client, company, card.key, card.version, version),
    onSuccess: () => {
      for (const name of ["catalogue", "problems"]) void queries.invalidateQueries({ queryKey: [name, company] });
      onRestored();
    },
  });
  const [before, after] = [tell(change), tell(card.change)];
  return (
    <div className="compared">
      {restore.error && <Alert type="warning" title={explain(restore.error)} />}
      {version !== card.version && before !== after && (
        <p>
          <Button onClick={() => restore.mutate()} loading={restore.isPending}>
            {t("versions.go_back")}
          </Button>
        </p>
      )}
      <Difference before={before} after={after} />
    </div>
  );
}
