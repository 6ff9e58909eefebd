import { useEffect, useRef } from "react";
import { useTexts } from "~/texts";
import { nameLanguage } from "~/texts/language_name";
import { canSpeak } from "./speech";
import type { Line } from "./telephone_state";

/** What is heard and what was pressed, large; always at its end. */
export function Transcript({ lines, aloud }: { lines: readonly Line[]; aloud: boolean }) {
  const { t, language } = useTexts("telephone");
  const end = useRef<HTMLDivElement>(null);
  const count = lines.length;
  const last = lines.at(-1);
  useEffect(() => {
    if (count) end.current?.scrollIntoView({ block: "nearest" });
  }, [count]);
  return (
    <section className="transcript" role="log" aria-label={t("telephone.heard")} aria-live="polite">
      {!count && <p className="quiet">{t("telephone.heard.empty")}</p>}
      {lines.map((line) =>
        line.kind === "heard" ? (
          <p key={line.id} className="heard" lang={line.language}>
            {line.text}
          </p>
        ) : (
          <p key={line.id} className={line.kind}>
            {t(line.kind === "pressed" ? "telephone.you_pressed" : "telephone.tones", { keys: line.keys })}
          </p>
        ),
      )}
      {aloud && last?.kind === "heard" && !canSpeak(last.language) && (
        <p className="quiet no-voice">{t("telephone.no_voice", { language: nameLanguage(last.language, language) })}</p>
      )}
      <div ref={end} />
    </section>
  );
}
