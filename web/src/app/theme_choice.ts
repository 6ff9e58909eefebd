import { useSyncExternalStore } from "react";
import { forBrowser } from "~/browser/storage";

export type Theme = "light" | "dark";
/** What the person wants; "system": as the system has it, also when that changes. */
export type ThemeChoice = Theme | "system";

export const THEME_CHOICES: readonly ThemeChoice[] = ["system", "light", "dark"];

const KEY = "dozor.theme";
const listeners = new Set<() => void>();

function systemIsDark(): MediaQueryList {
  return matchMedia("(prefers-color-scheme: dark)");
}

export function getThemeChoice(): ThemeChoice {
  const kept = forBrowser().getItem(KEY);
  return THEME_CHOICES.find((choice) => choice === kept) ?? "system";
}

/** What is to be shown now. */
export function getTheme(): Theme {
  const choice = getThemeChoice();
  if (choice !== "system") return choice;
  return systemIsDark().matches ? "dark" : "light";
}

/** Puts the kept choice on the page; tokens.css follows it. */
export function applyTheme(): void {
  const choice = getThemeChoice();
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}

/** Changes it at once, and for the next time. */
export function chooseTheme(choice: ThemeChoice): void {
  forBrowser().setItem(KEY, choice);
  applyTheme();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const system = systemIsDark();
  system.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener("change", listener);
  };
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, getThemeChoice);
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, getTheme);
}
