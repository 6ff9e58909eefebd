import type { ReactNode } from "react";
import { LanguageSwitch } from "~/app/LanguageSwitch";
import { useTexts } from "~/texts";

interface Props {
  title: string;
  /** The dispatcher's number; empty while it is not known. */
  calls: string | undefined;
  children: ReactNode;
}

/** What every page of an executor has: its name, the language, and the dispatcher at hand. */
export function WorkFrame({ title, calls, children }: Props) {
  const { t } = useTexts("work");
  return (
    <main className="work">
      <header>
        <h1>{title}</h1>
        <LanguageSwitch />
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
