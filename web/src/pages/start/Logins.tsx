import { useEffect, useState } from "react";
import { type Demo, loadDemo } from "~/laptop/demo";
import { useTexts } from "~/texts";

/** Who can sign in on a laptop, with what, and what for. */
export function Logins() {
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
      <ul className="start-logins">
        {logins.map(({ email, password, name, role }) => (
          <li key={email}>
            <strong>{name}</strong>
            <span>
              <code>{email}</code> <code>{password}</code>
            </span>
            <span className="quiet">
              {word("role", role)}: {word("start.role", role)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
