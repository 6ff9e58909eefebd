import { useEffect, useRef } from "react";
import { forBrowser } from "~/browser/storage";

const OFF = "dozor.keys.off";

/** Whether single keys do anything here: whoever is disturbed by them (a voice control, a cat) switches them off. */
export function keysAreOn(): boolean {
  return forBrowser().getItem(OFF) === null;
}

export function switchKeys(on: boolean): void {
  if (on) forBrowser().removeItem(OFF);
  else forBrowser().setItem(OFF, "yes");
}

/** What single keys do while nobody types and no dialog or menu lies open: key (as the keyboard names it) -> what. */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const act = current.current[event.key];
      if (!act || isTyping(event.target) || isAsked() || !keysAreOn()) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** Whether something lies open that is answered first. Only what is seen: dialogs stay in the document when they are closed. */
function isAsked(): boolean {
  return [...document.querySelectorAll('[role="dialog"], [role="menu"]')].some((one) => one.checkVisibility());
}

function isTyping(target: EventTarget | null): boolean {
  const element = target instanceof HTMLElement ? target : undefined;
  return Boolean(element?.closest("input, textarea, select, audio, [contenteditable], [role='slider']"));
}
