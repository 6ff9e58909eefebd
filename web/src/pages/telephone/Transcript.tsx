import { useEffect, useRef } from "react";
import { useTexts } from "~/texts";
import type { Line } from "./telephone_state";

/** What is heard and what was pressed, large; always at its end. */
export function Transcript({ lines }: { lines: readonly Line[] }) {
  const { t } = useTexts();
  const end = useRef<HTMLDivElement>(null);
  const count = lines.length;
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
          <p key={line.id} className="pressed">
            {t("telephone.you_pressed", { keys: line.keys })}
          </p>
        ),
      )}
      <div ref={end} />
    </section>
  );
}
