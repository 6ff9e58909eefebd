import { useEffect } from "react";

/** Alt and a letter or digit press the button that names the key (`data-hotkey="KeyH"`), wherever the cursor is. */
export function useHotkeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const button = document.querySelector<HTMLButtonElement>(`button[data-hotkey="${event.code}"]:not(:disabled)`);
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** What a button with such a key carries: the key itself, and the hint that names it. */
export function hotkey(letter: string, hint: string) {
  return { "data-hotkey": `Key${letter}`, "aria-keyshortcuts": `Alt+${letter}`, title: `${hint} (Alt+${letter})` };
}
