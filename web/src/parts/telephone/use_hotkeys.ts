import { useEffect } from "react";

/**
 * Alt and a letter or digit press the button that names the key (`data-hotkey="KeyH"`), wherever the cursor is. Only one that
 * is seen: pages that were left for a call still stand in the document.
 */
export function useHotkeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const named = document.querySelectorAll<HTMLButtonElement>(`button[data-hotkey="${event.code}"]:not(:disabled)`);
      const button = [...named].find((each) => each.checkVisibility());
      if (!button) return;
      event.preventDefault();
      if (!event.repeat) button.click(); // a key that is held is one press
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** What a button with such a key carries: the key itself, and the hint that names it. */
export function hotkey(letter: string, hint: string) {
  return { "data-hotkey": `Key${letter}`, "aria-keyshortcuts": `Alt+${letter}`, title: `${hint} (Alt+${letter})` };
}
