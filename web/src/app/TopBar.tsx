import type { ReactNode } from "react";
import { useTexts } from "~/texts";
import { LanguageSwitch } from "./LanguageSwitch";
import { ThemeSwitch } from "./ThemeSwitch";

/** The line at the top of a page: the way home, its name, whatever it puts there, the language. */
export function TopBar({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useTexts();
  return (
    <header className="top-bar">
      <a href="/" title={t("app.home")} className="brand">
        Dozor
      </a>
      <h1>{title}</h1>
      <div className="top-bar-middle">{children}</div>
      <ThemeSwitch />
      <LanguageSwitch />
    </header>
  );
}
