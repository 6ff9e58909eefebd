import { useRef, useState } from "react";
import { type Documents, type GuideDocuments, saveGuide } from "~/api/guides";
import { useDozor } from "~/app/dozor_context";
import type { Restored } from "~/parts/keeping/Unfinished";
import { useDraft } from "~/parts/keeping/use_draft";
import { SaveLine } from "~/parts/versions/SaveLine";
import { useVersionedSave } from "~/parts/versions/use_versioned_save";
import { useTexts } from "~/texts";
import { DraftPreview } from "./DraftPreview";
import { LanguageTabs } from "./LanguageTabs";
import { spanOfLine } from "./place_of";
import { SaveConflict } from "./SaveConflict";

/** Of what is typed and not saved. */
export const GUIDE = "guide";

/** What is kept of it: what it began with, and what was made of that. */
export interface GuideLeft {
  began: GuideDocuments;
  documents: Documents;
  note: string;
}

interface Props {
  company: string;
  known: GuideDocuments;
  /** The draft's name. */
  draftId: string;
  restored: Restored<GuideLeft> | undefined;
  onClose: () => void;
}

/** Markdown on the left, how it will be read on the right. What is typed stays when somebody else saves meanwhile. */
export function WriteGuide({ company, known, draftId, restored, onClose }: Props) {
  const { t, language: mine } = useTexts("knowledge");
  // What it began with, whatever comes over the live line.
  const left = restored?.values;
  const [began] = useState(left?.began ?? known);
  const [documents, setDocuments] = useState(left?.documents ?? began.documents);
  const [language, setLanguage] = useState(mine in began.documents ? mine : (Object.keys(began.documents)[0] ?? mine));
  const [note, setNote] = useState(left?.note ?? "");
  const draft = useDraft({ id: draftId, kind: GUIDE, read: (): GuideLeft => ({ began, documents, note }) });
  const write = (written: Documents) => {
    setDocuments(written);
    draft.touch();
  };
  const field = useRef<HTMLTextAreaElement>(null);
  const { client } = useDozor();
  const { save, saving, trouble, theirs } = useVersionedSave({
    write: (written: Documents, why, version) => saveGuide(client, company, began.key, version, written, why),
    touched: [["guides", company]],
    onSaved: () => {
      draft.end();
      onClose();
    },
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
      <LanguageTabs documents={documents} language={language} onLanguage={setLanguage} onChange={write} />
      <textarea
        ref={field}
        className="guide-source"
        value={documents[language] ?? ""}
        onChange={(event) => write({ ...documents, [language]: event.target.value })}
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
          onNote={(typed) => {
            setNote(typed);
            draft.touch();
          }}
          onSave={() => save(documents, note, began.version)}
        />
      </footer>
    </div>
  );
}
