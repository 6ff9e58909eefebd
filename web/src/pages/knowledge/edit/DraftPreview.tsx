import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { ApiError } from "~/api/client";
import { type Documents, draftGuide, type Guide } from "~/api/guides";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { GuideText } from "~/parts/guide/GuideText";
import { ScriptWalk } from "~/parts/guide/ScriptWalk";
import type { Answer } from "~/parts/guide/walk";
import { useSettled } from "~/parts/ui";
import { useTexts } from "~/texts";
import { placeOf } from "./place_of";

const TYPING_MS = 400;

interface Props {
  company: string;
  guideKey: string;
  documents: Documents;
  language: string;
  /** Leads to the line that does not fit. */
  onShow: (at: { language: string; line: number }) => void;
}

/** How the documents will be read, or what of them does not fit; asked of the API, which alone knows what a guide is. */
export function DraftPreview({ company, guideKey, documents, language, onShow }: Props) {
  const { t } = useTexts("knowledge");
  const { client } = useDozor();
  const settled = useSettled(documents, TYPING_MS);
  // The language being written alone as well, for the API reads a guide to somebody in the language that they asked for.
  const { data, error } = useQuery({
    queryKey: ["guide-draft", company, guideKey, settled, language],
    queryFn: async () => {
      await draftGuide(client, company, guideKey, settled);
      return draftGuide(client, company, guideKey, { [language]: settled[language] ?? "" });
    },
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  return (
    <section className="draft-preview" aria-label={t("knowledge.preview")}>
      {error ? <Mistakes error={error} onShow={onShow} /> : data && <Preview guide={data} />}
    </section>
  );
}

function Mistakes({ error, onShow }: { error: Error; onShow: Props["onShow"] }) {
  const { t } = useTexts("knowledge");
  const explain = useExplain();
  const problems = error instanceof ApiError ? error.problems : [];
  if (!problems.length) return <Alert type="error" title={explain(error)} showIcon />;
  return (
    <div role="alert" className="guide-mistakes">
      <strong>{t("knowledge.mistakes")}</strong>
      <ul>
        {problems.map(({ field, reason }) => {
          const at = placeOf(field);
          return (
            <li key={`${field} ${reason}`}>
              {at ? (
                <Button type="link" size="small" onClick={() => onShow(at)}>
                  {t("knowledge.line", at)}
                </Button>
              ) : (
                field
              )}{" "}
              {reason}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Preview({ guide }: { guide: Guide }) {
  const [answers, setAnswers] = useState<Answer[]>([]);
  return (
    <>
      <h2>{guide.title}</h2>
      <p className="quiet">{guide.summary}</p>
      <GuideText text={guide.text} />
      {guide.script && <ScriptWalk guide={guide} answers={answers} onChange={setAnswers} />}
    </>
  );
}
