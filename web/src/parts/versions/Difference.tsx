import { useMemo } from "react";
import { useTexts } from "~/texts";
import { compare, shorten } from "./diff";
import "./versions.css";

const SIGNS = { same: " ", out: "−", in: "+", gap: " " } as const;

/** Two texts, line by line: what went out, what came in. */
export function Difference({ before, after }: { before: string; after: string }) {
  const { t } = useTexts("parts/versions");
  const lines = useMemo(() => shorten(compare(before, after)), [before, after]);
  if (before === after) return <p className="quiet">{t("versions.no_difference")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keys
    <section className="difference" aria-label={t("versions.difference")} tabIndex={0}>
      {lines.map(({ kind, text }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and none is moved
        <div key={place} className={kind}>
          <span aria-hidden>{SIGNS[kind]}</span>
          {kind === "in" ? <ins>{text}</ins> : kind === "out" ? <del>{text}</del> : text}
        </div>
      ))}
    </section>
  );
}
