import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Segmented } from "antd";
import { useState } from "react";
import { type GuideDocuments, listRevisions, readRevision, restoreGuide } from "~/api/guides";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { Difference } from "~/parts/versions/Difference";
import { COMMON, VersionList } from "~/parts/versions/VersionList";
import { useTexts } from "~/texts";

interface Props {
  company: string;
  known: GuideDocuments;
  onRestored: () => void;
}

/** Every version: who, when, why; what has changed since, and the way back. */
export function GuideHistory({ company, known, onRestored }: Props) {
  const { t } = useTexts("knowledge", "parts/versions");
  const { client } = useDozor();
  const [chosen, choose] = useState<number>();
  const { data } = useQuery({
    queryKey: ["guides", company, "revisions", known.key],
    queryFn: () => listRevisions(client, company, known.key),
  });
  if (data && !data.items.length) return <p className="quiet">{t("knowledge.no_history")}</p>;
  return (
    <div className="versions">
      <VersionList
        {...{ company, chosen }}
        versions={data?.items ?? []}
        onChoose={choose}
        takenBack={t("knowledge.taken_back")}
        common={t("knowledge.common_version")}
      />
      {chosen === undefined ? (
        <p className="quiet">{t("versions.choose_version")}</p>
      ) : (
        <Compared key={chosen} {...{ company, known, onRestored }} version={chosen} />
      )}
    </div>
  );
}

function Compared({ company, known, version, onRestored }: Props & { version: number }) {
  const { t, language: mine } = useTexts("knowledge", "parts/versions");
  const { client } = useDozor();
  const explain = useExplain();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ["guide-revision", company, known.key, version],
    queryFn: () => readRevision(client, company, known.key, version),
    retry: false,
  });
  const restore = useMutation({
    mutationFn: () => restoreGuide(client, company, known.key, known.version, version),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["guides", company] });
      onRestored();
    },
  });
  const languages = Object.keys({ ...known.documents, ...data?.documents });
  const [language, setLanguage] = useState<string>();
  const shown = language ?? (languages.includes(mine) ? mine : (languages[0] ?? mine));
  const trouble = error ?? restore.error;
  if (trouble) return <Alert type="warning" title={explain(trouble)} />;
  if (!data) return <p className="quiet">{t("app.loading")}</p>;
  const stands = version === known.version || (version === COMMON && !known.own);
  return (
    <div className="compared">
      <p>
        <Segmented aria-label={t("app.language")} value={shown} onChange={setLanguage} options={languages} />{" "}
        {!stands && (
          <Button onClick={() => restore.mutate()} loading={restore.isPending}>
            {t("versions.go_back")}
          </Button>
        )}
      </p>
      <Difference before={data.documents[shown] ?? ""} after={known.documents[shown] ?? ""} />
    </div>
  );
}
