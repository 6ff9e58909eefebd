import type { ReactNode } from "react";
import { LanguageSwitch } from "~/app/LanguageSwitch";
import { ThemeSwitch } from "~/app/ThemeSwitch";
import { useTexts } from "~/texts";

interface Props {
  title: string;
  /** The dispatcher's number; empty while it is not known. */
  calls: string | undefined;
  children: ReactNode;
}

/** What every page of an executor has: its name, language and theme, and the dispatcher at hand. */
export function WorkFrame({ title, calls, children }: Props) {
  const { t } = useTexts("work");
  return (
    <main className="work">
      <header>
        <h1>{title}</h1>
        <div className="work-switches">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      {children}
      {calls && (
        <a className="work-button" href={`tel:${calls}`}>
          {t("work.call_dispatcher")}
        </a>
      )}
    </main>
  );
}
