import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import {
  type CatalogueChoices,
  draftProblem,
  type ProblemCard,
  type ProblemChange,
  type ProblemDraft,
  readProblemCard,
  saveProblem,
} from "~/api/own_catalogue";
import { useDozor } from "~/app/dozor_context";
import type { Restored } from "~/parts/keeping/Unfinished";
import { useDraft } from "~/parts/keeping/use_draft";
import { useSettled } from "~/parts/ui";
import { Conflict } from "~/parts/versions/Conflict";
import { SaveLine } from "~/parts/versions/SaveLine";
import { useVersionedSave } from "~/parts/versions/use_versioned_save";
import { useTexts } from "~/texts";
import { closeDraft, type Draft, fieldOf, isBlank, openDraft } from "./draft";
import { FoundPreview } from "./FoundPreview";
import { LanguageColumns } from "./LanguageColumns";
import { RuleFields } from "./RuleFields";
import { TroubleNote } from "./TroubleNote";
import { useTelling } from "./use_telling";

const NOTHING: ProblemDraft["misfits"] = [];

/** Of what is typed and not saved. */
export const PROBLEM = "problem";

/** What is kept of it: what it began with, and what was made of that. */
export interface ProblemLeft {
  company: string;
  began: ProblemCard;
  draft: Draft;
  note: string;
}

interface Props {
  company: string;
  card: ProblemCard;
  choices: CatalogueChoices;
  /** The draft's name. */
  draftId: string;
  restored: Restored<ProblemLeft> | undefined;
  onClose: () => void;
}

/** A problem in its fields, and how it will be found. What is typed stays when somebody else saves meanwhile. */
export function WriteProblem({ company, card, choices, draftId, restored, onClose }: Props) {
  const { client } = useDozor();
  // What it began with, whatever comes over the live line.
  const left = restored?.values;
  const [began] = useState(left?.began ?? card);
  const [draft, setDraft] = useState(() => left?.draft ?? openDraft(began));
  const [words, setWords] = useState("");
  const [note, setNote] = useState(left?.note ?? "");
  const kept = useDraft({ id: draftId, kind: PROBLEM, read: (): ProblemLeft => ({ company, began, draft, note }) });
  const change = useMemo(() => closeDraft(draft, began), [draft, began]);
  const tried = useTried(company, began.key, change, words);
  const [asked, setAsked] = useState(false);
  const { save, saving, trouble, misfits, theirs } = useVersionedSave({
    write: (written: ProblemChange, why, version) => saveProblem(client, company, began.key, version, written, why),
    touched: [
      ["catalogue", company],
      ["problems", company],
    ],
    onSaved: () => {
      kept.end();
      onClose();
    },
  });
  const errors = useMemo(() => {
    const known = misfits.length && !tried.settled ? misfits : tried.misfits;
    // Whoever has just begun is not told what they have not come to yet.
    return byField(known.filter(({ field }) => asked || !isBlank(draft, began, fieldOf(field))));
  }, [misfits, tried.misfits, tried.settled, asked, draft, began]);
  const changed =
    JSON.stringify(change) !== JSON.stringify(closeDraft(openDraft(began), began)) ||
    began.version === 0 ||
    began.trouble !== null;
  const put = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }));
    kept.touch();
  };
  return (
    <div className="write-problem">
      <TroubleNote card={began} />
      <div className="problem-fields">
        <div>
          <LanguageColumns
            draft={draft}
            common={began.common}
            needed={began.own ? choices.languages : []}
            errors={errors}
            onChange={put}
          />
          <RuleFields {...{ draft, choices, errors }} card={began} onChange={put} />
        </div>
        <FoundPreview words={words} onWords={setWords} draft={tried.draft} off={draft.off} />
      </div>
      <footer>
        {theirs !== undefined && (
          <Meanwhile
            {...{ company, choices, change, theirs }}
            known={began.key}
            onOver={() => save(change, note, theirs)}
          />
        )}
        <SaveLine
          {...{ note, changed, saving, onClose }}
          trouble={errors.size ? "" : trouble}
          onNote={(typed) => {
            setNote(typed);
            kept.touch();
          }}
          onSave={() => {
            setAsked(true);
            if (!(tried.settled && tried.misfits.length)) save(change, note, began.version);
          }}
        />
      </footer>
    </div>
  );
}

/** What the API says of the change: where it is found, or what does not fit. settled: it is about what stands in the fields now. */
function useTried(company: string, key: string, change: ProblemChange, words: string) {
  const { client } = useDozor();
  const { language } = useTexts();
  const now = JSON.stringify([change, words.trim()]);
  const settled = useSettled(now);
  const { data, isPlaceholderData } = useQuery({
    queryKey: ["catalogue-draft", company, key, language, settled],
    queryFn: () => {
      const [tried, typed] = JSON.parse(settled) as [ProblemChange, string];
      return draftProblem(client, company, key, tried, typed);
    },
    retry: false,
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 10_000,
  });
  const misfits = data?.misfits ?? NOTHING;
  return {
    draft: misfits.length ? undefined : data,
    misfits,
    settled: data !== undefined && !isPlaceholderData && settled === now,
  };
}

interface MeanwhileProps {
  company: string;
  known: string;
  choices: CatalogueChoices;
  change: ProblemChange;
  theirs: number;
  onOver: () => void;
}

/** Somebody was quicker: what they have otherwise, against what stands in the fields. */
function Meanwhile({ company, known, choices, change, theirs, onOver }: MeanwhileProps) {
  const { client } = useDozor();
  const tell = useTelling(choices);
  const { data } = useQuery({
    queryKey: ["catalogue-theirs", company, known, theirs],
    queryFn: () => readProblemCard(client, company, known),
  });
  const before = data && tell(closeDraft(openDraft(data), data));
  return <Conflict theirs={theirs} before={before} after={tell(change)} onOver={onOver} />;
}

function byField(misfits: readonly { field: string; reason: string }[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { field, reason } of misfits) found.set(fieldOf(field), [...(found.get(fieldOf(field)) ?? []), reason]);
  return found;
}
