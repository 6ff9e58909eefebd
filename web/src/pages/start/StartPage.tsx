import { LanguageSwitch } from "~/app/LanguageSwitch";
import { HOME } from "~/app/navigation";
import type { PageProps } from "~/app/page_props";
import { useTexts } from "~/texts";
import { Logins } from "./Logins";
import { isForAll, OF_THE_LAPTOP, type StartPage as Shown, SIGNED_IN } from "./pages";
import "./start.css";

/** `/`: which pages there are, who opens them, and on a laptop who can sign in. */
export default function StartPage({ settings }: PageProps) {
  const { t } = useTexts("start");
  return (
    <main className="start">
      <header>
        <h1>Dozor</h1>
        <LanguageSwitch />
      </header>
      <p className="quiet">{t("app.tagline")}</p>
      {settings.laptop && <Pages title={t("start.without")} pages={OF_THE_LAPTOP} />}
      <Pages title={t("start.within")} pages={SIGNED_IN}>
        <a href={HOME} className="start-link start-enter">
          <strong>{t("start.sign_in")}</strong>
          <span>{t("start.sign_in.about")}</span>
        </a>
      </Pages>
      {settings.laptop && <Logins />}
    </main>
  );
}

interface PagesProps {
  title: string;
  pages: readonly Shown[];
  /** Stands before them. */
  children?: React.ReactNode;
}

function Pages({ title, pages, children }: PagesProps) {
  const { t, word } = useTexts("start");
  const rolesOf = (page: Shown) =>
    isForAll(page) ? t("start.everybody") : page.roles.map((role) => word("role", role)).join(", ");
  return (
    <section>
      <h2>{title}</h2>
      <nav aria-label={title}>
        {children}
        {pages.map((page) => (
          <a key={page.path} href={page.path} className="start-link">
            <strong>{t(page.name)}</strong>
            <span className="quiet">{t(page.about)}</span>
            {page.roles.length > 0 && <span className="start-roles">{t("start.for", { roles: rolesOf(page) })}</span>}
          </a>
        ))}
      </nav>
    </section>
  );
}
