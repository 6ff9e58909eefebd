import { useRef, useState } from "react";
import { type Documents, type GuideDocuments, saveGuide } from "~/api/guides";
import { useDozor } from "~/app/dozor_context";
import { SaveLine } from "~/parts/versions/SaveLine";
import { useVersionedSave } from "~/parts/versions/use_versioned_save";
import { useTexts } from "~/texts";
import { DraftPreview } from "./DraftPreview";
import { LanguageTabs } from "./LanguageTabs";
import { spanOfLine } from "./place_of";
import { SaveConflict } from "./SaveConflict";

interface Props {
  company: string;
  known: GuideDocuments;
  onClose: () => void;
}

/** Markdown on the left, how it will be read on the right. What is typed stays when somebody else saves meanwhile. */
export function WriteGuide({ company, known, onClose }: Props) {
  const { t, language: mine } = useTexts("knowledge");
  // What it began with, whatever comes over the live line.
  const [began] = useState(known);
  const [documents, setDocuments] = useState(began.documents);
  const [language, setLanguage] = useState(mine in began.documents ? mine : (Object.keys(began.documents)[0] ?? mine));
  const [note, setNote] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const { client } = useDozor();
  const { save, saving, trouble, theirs } = useVersionedSave({
    write: (written: Documents, why, version) => saveGuide(client, company, began.key, version, written, why),
    touched: [["guides", company]],
    onSaved: onClose,
  });
  const changed = JSON.stringify(documents) !== JSON.stringify(began.documents) || began.version === 0;

  const show = (at: { language: string; line: number }) => {
    setLanguage(at.language);
    // Once the other language stands in the field.
    setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(...spanOfLine(documents[at.language] ?? "", at.line));
    });
  };
  return (
    <div className="write-guide">
      <LanguageTabs documents={documents} language={language} onLanguage={setLanguage} onChange={setDocuments} />
      <textarea
        ref={field}
        className="guide-source"
        value={documents[language] ?? ""}
        onChange={(event) => setDocuments({ ...documents, [language]: event.target.value })}
        aria-label={t("knowledge.source", { language })}
        spellCheck
        lang={language}
      />
      <DraftPreview {...{ company, documents, language }} guideKey={began.key} onShow={show} />
      <footer>
        {theirs !== undefined && (
          <SaveConflict
            {...{ company, documents, language, theirs }}
            guideKey={began.key}
            onOver={() => save(documents, note, theirs)}
          />
        )}
        <SaveLine
          {...{ note, changed, saving, trouble, onClose }}
          onNote={setNote}
          onSave={() => save(documents, note, began.version)}
        />
      </footer>
    </div>
  );
}
