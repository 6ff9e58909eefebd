import { useEffect, useState } from "react";
import { LanguageSwitch } from "~/app/LanguageSwitch";
import type { PageProps } from "~/app/page_props";
import { type Demo, loadDemo } from "~/laptop/demo";
import { type TextKey, useTexts } from "~/texts";
import "./start.css";

const PAGES: readonly { path: string; name: TextKey<"start">; about: TextKey<"start">; laptopOnly: boolean }[] = [
  { path: "/desk", name: "start.desk", about: "start.desk.about", laptopOnly: false },
  { path: "/telephone", name: "start.telephone", about: "start.telephone.about", laptopOnly: true },
  { path: "/messages", name: "start.messages", about: "start.messages.about", laptopOnly: true },
];

/** `/`: which pages there are, and on a laptop who can sign in. */
export default function StartPage({ settings }: PageProps) {
  const { t } = useTexts("start");
  return (
    <main className="start">
      <header>
        <h1>Dozor</h1>
        <LanguageSwitch />
      </header>
      <p className="quiet">{t("app.tagline")}</p>
      <nav>
        {PAGES.filter((page) => settings.laptop || !page.laptopOnly).map(({ path, name, about }) => (
          <a key={path} href={path} className="start-link">
            <strong>{t(name)}</strong>
            <span className="quiet">{t(about)}</span>
          </a>
        ))}
      </nav>
      {settings.laptop && <Logins />}
    </main>
  );
}

function Logins() {
  const { t, word } = useTexts("start");
  const [logins, setLogins] = useState<Demo["logins"]>([]);
  useEffect(() => {
    // Without them the page is still whole: the terminal prints the same list.
    loadDemo().then(
      (demo) => setLogins(demo.logins),
      () => setLogins([]),
    );
  }, []);
  if (!logins.length) return null;
  return (
    <section>
      <h2>{t("start.logins")}</h2>
      <table>
        <tbody>
          {logins.map((login) => (
            <tr key={login.email}>
              <td>{login.name}</td>
              <td className="quiet">{word("role", login.role)}</td>
              <td>
                <code>{login.email}</code>
              </td>
              <td>
                <code>{login.password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
