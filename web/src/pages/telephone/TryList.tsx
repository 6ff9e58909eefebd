import type { Demo } from "~/laptop/demo";
import { useTexts } from "~/texts";
import { findHints } from "./hints";

/** What can be tried: every branch of the dialled company's menu, and what happens besides. */
export function TryList({ demo, from, to }: { demo: Demo; from: string; to: string }) {
  const { t, word } = useTexts("telephone");
  const hints = findHints(demo, from, to);
  if (!hints.length) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: longer than the screen it is moved, by keys too (WCAG 2.1.1)
    <aside className="try-list" aria-label={t("try.title")} tabIndex={0}>
      <h2>{t("try.title")}</h2>
      <ul>
        {hints.map(({ id, key, text, closed, values }) => (
          <li key={id}>
            {key ? <kbd>{key}</kbd> : <span aria-hidden="true">·</span>}
            <span>
              {t(text, { ...values, who: word("specialist", values.who ?? "") })} {closed && t(closed)}
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
