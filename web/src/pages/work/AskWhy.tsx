import { type FormEvent, type ReactNode, useState } from "react";
import { useTexts } from "~/texts";

interface Props {
  question: string;
  send: string;
  danger?: boolean;
  /** What is chosen besides, above the words. */
  children?: ReactNode;
  onSend: (why: string) => void;
  onBack: () => void;
}

/** A question that is answered in the executor's own words before something is done. */
export function AskWhy({ question, send, danger = false, children, onSend, onBack }: Props) {
  const { t } = useTexts("work");
  const [why, setWhy] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend(why.trim());
  };
  return (
    <form className="work-actions" onSubmit={submit}>
      {children}
      <label htmlFor="why">{question}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the question was just asked for */}
      <textarea id="why" rows={3} value={why} autoFocus onChange={(event) => setWhy(event.target.value)} />
      <button type="submit" className={danger ? "next danger" : "next"} disabled={!why.trim()}>
        {send}
      </button>
      <button type="button" onClick={onBack}>
        {t("work.back")}
      </button>
    </form>
  );
}
