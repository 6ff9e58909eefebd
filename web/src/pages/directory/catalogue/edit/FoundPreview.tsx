import { Input } from "antd";
import type { ProblemDraft } from "~/api/own_catalogue";
import { useTexts } from "~/texts";
import { formatDuration } from "../../format";

interface Props {
  words: string;
  onWords: (words: string) => void;
  draft: ProblemDraft | undefined;
  off: boolean;
}

/** How an operator will find it: type what they would type; and which clocks its tickets would get. */
export function FoundPreview({ words, onWords, draft, off }: Props) {
  const { t, word, language } = useTexts("directory");
  return (
    <section className="problem-preview" aria-label={t("edit.preview")}>
      <h3>{t("edit.preview")}</h3>
      <Input.Search
        value={words}
        onChange={(event) => onWords(event.target.value)}
        placeholder={t("edit.words.hint")}
        aria-label={t("edit.words")}
        allowClear
      />
      {words.trim() && draft && (
        <>
          <p role="status">{position(draft, off, t)}</p>
          <ol aria-label={t("edit.found")}>
            {draft.found.map(({ key, name, changed }) => (
              <li key={key} aria-current={changed || undefined}>
                {name}
              </li>
            ))}
          </ol>
        </>
      )}
      {draft && draft.rules.length > 0 && (
        <>
          <h4>{t("problem.clocks")}</h4>
          <ul className="directory-plain">
            {draft.rules.map(({ kind, seconds, counts }) => (
              <li key={kind}>
                {word("clock", kind)}: <strong>{formatDuration(seconds, language)}</strong>{" "}
                <span className="quiet">{t(`counts.${counts}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type Say = ReturnType<typeof useTexts<"directory">>["t"];

function position(draft: ProblemDraft, off: boolean, t: Say): string {
  if (off) return t("edit.position.off");
  return draft.position ? t("edit.position", { position: draft.position }) : t("edit.position.none");
}
