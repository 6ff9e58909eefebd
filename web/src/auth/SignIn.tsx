import { Alert, Button, Card } from "antd";
import { useEffect, useState } from "react";
import { LanguageSwitch } from "~/app/LanguageSwitch";
import { ThemeSwitch } from "~/app/ThemeSwitch";
import { type Demo, loadDemo } from "~/laptop/demo";
import type { Settings } from "~/settings/settings";
import { type TextKey, useTexts } from "~/texts";
import { SignInForm } from "./SignInForm";
import type { Session } from "./session";
import { wordsFor } from "./trouble";

/** The sign-in page, in the place of whatever was asked for. On a laptop the demo's logins are one click away. */
export function SignIn({ session, settings }: { session: Session; settings: Settings }) {
  const { t } = useTexts("parts/sign_in");
  return (
    <main className="sign-in">
      <Card title={`Dozor · ${t("sign_in.title")}`} extra={<Choices />}>
        {session.wasElsewhere && <Alert type="info" showIcon title={t("sign_in.anew")} />}
        <SignInForm session={session} cognito={settings.cognito} />
        {settings.laptop && <DemoLogins session={session} />}
      </Card>
    </main>
  );
}

/** What the top line has on other pages. */
function Choices() {
  return (
    <span className="sign-in-choices">
      <ThemeSwitch />
      <LanguageSwitch />
    </span>
  );
}

function DemoLogins({ session }: { session: Session }) {
  const { t, word } = useTexts("parts/sign_in");
  const [logins, setLogins] = useState<Demo["logins"]>([]);
  const [trouble, setTrouble] = useState<TextKey<"parts/sign_in">>();
  useEffect(() => {
    // Without the list the form above still does.
    loadDemo().then(
      (demo) => setLogins(demo.logins),
      () => setLogins([]),
    );
  }, []);
  if (!logins.length) return null;
  const enter = ({ email, password }: Demo["logins"][number]) =>
    session.signIn(email, password).catch((error: unknown) => setTrouble(wordsFor(error)));
  return (
    <section className="demo-logins">
      <h2>{t("sign_in.demo")}</h2>
      {trouble && <Alert type="error" title={t(trouble)} showIcon />}
      {logins.map((login) => (
        <Button key={login.email} onClick={() => void enter(login)}>
          {login.name} · {word("role", login.role)}
        </Button>
      ))}
    </section>
  );
}
