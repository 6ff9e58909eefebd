import { useEffect } from "react";
import { sheetKeys, type Workspace, type WorkspaceEvent } from "./workspace";

interface Parts {
  desk: Workspace;
  put: (event: WorkspaceEvent) => void;
  /** Puts away what lies on top. */
  onClose: (key: string) => void;
}

/** Keys that mean something anywhere on the desk: Alt and a digit for what lies there, Alt+W, Alt+P, Alt+I. */
export function useDeskKeys({ desk, put, onClose }: Parts): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      if (!act(event.code)) return;
      event.preventDefault();
    };
    const act = (code: string): boolean => {
      const digit = /^Digit([1-9])$/.exec(code)?.[1];
      if (digit) {
        const active = sheetKeys(desk)[Number(digit) - 1];
        if (active) put({ type: "chosen", active });
        return active !== undefined;
      }
      if (code === "KeyW" && sheetKeys(desk).includes(desk.active)) {
        onClose(desk.active);
        return true;
      }
      if (code === "KeyP") return focusOn(".sheet:not([hidden]) .ticket-form input[id$=_problem]");
      if (code === "KeyI") return focusOn(".duties button");
      return false;
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [desk, put, onClose]);
}

function focusOn(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector);
  found?.focus();
  return found !== null;
}
