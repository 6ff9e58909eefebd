import { Button, Tag } from "antd";
import { useState } from "react";
import type { Guide } from "~/api/guides";
import { useZone } from "~/app/dozor_context";
import { GuideText } from "~/parts/guide/GuideText";
import { ScriptWalk } from "~/parts/guide/ScriptWalk";
import type { Answer } from "~/parts/guide/walk";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";

interface Props {
  guide: Guide;
  company: string;
  /** Absent for those who may only read. */
  onEdit: (() => void) | undefined;
}

/** One guide: its text, and beside it its script, to be walked. */
export function GuideReading({ guide, company, onEdit }: Props) {
  const { t } = useTexts("knowledge", "parts/versions");
  return (
    <article className="guide" aria-label={guide.title}>
      <header>
        <h1>{guide.title}</h1>
        {onEdit && <Button onClick={onEdit}>{t("knowledge.edit")}</Button>}
        <p>{guide.summary}</p>
        <p className="guide-problems">
          {guide.problem_names.map((name) => (
            <Tag key={name}>{name}</Tag>
          ))}
        </p>
        <Origin guide={guide} company={company} />
      </header>
      <div className="guide-body">
        <GuideText text={guide.text} />
        {guide.script && <Script guide={guide} />}
      </div>
    </article>
  );
}

/** Whose it is, and since when. */
function Origin({ guide, company }: Pick<Props, "guide" | "company">) {
  const { t } = useTexts("knowledge", "parts/versions");
  const zone = useZone(company);
  return (
    <p className="quiet">
      {t(guide.own ? "knowledge.is_own" : "knowledge.is_common")}
      {guide.own && guide.changed_at && (
        <>
          {" "}
          · {t("versions.version", { version: guide.version })} · {guide.changed_by} ·{" "}
          <Moment at={guide.changed_at} zone={zone} />
        </>
      )}
    </p>
  );
}

function Script({ guide }: { guide: Guide }) {
  const [answers, setAnswers] = useState<Answer[]>([]);
  return <ScriptWalk guide={guide} answers={answers} onChange={setAnswers} />;
}
