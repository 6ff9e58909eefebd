import { Alert, Button, Card, Form, Input } from "antd";
import { useEffect, useState } from "react";
import { LanguageSwitch } from "~/app/LanguageSwitch";
import { type Demo, loadDemo } from "~/laptop/demo";
import { useTexts } from "~/texts";
import { NewPasswordNeeded, SignInRefused } from "./cognito";
import type { Session } from "./session";

interface Values {
  email: string;
  password: string;
  fresh?: string;
}

/** The sign-in form, within the page. On a laptop the demo's logins are one click away. */
export function SignIn({ session, laptop }: { session: Session; laptop: boolean }) {
  const { t } = useTexts();
  const [form] = Form.useForm<Values>();
  const [challenge, setChallenge] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");

  const submit = async ({ email, password, fresh }: Values) => {
    setBusy(true);
    setTrouble("");
    try {
      if (challenge === undefined) await session.signIn(email.trim(), password);
      else await session.chooseNewPassword(email.trim(), fresh ?? "", challenge);
    } catch (error) {
      if (error instanceof NewPasswordNeeded) setChallenge(error.session);
      else setTrouble(explain(error, t("sign_in.refused"), t("error.no_line")));
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <Card title={`Dozor · ${t("sign_in.title")}`} extra={<LanguageSwitch />}>
        {trouble && <Alert type="error" title={trouble} showIcon />}
        <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
          <Form.Item name="email" label={t("sign_in.email")} rules={[{ required: true, message: t("form.required") }]}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item
            name="password"
            label={t("sign_in.password")}
            rules={[{ required: true, message: t("form.required") }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {challenge !== undefined && (
            <Form.Item
              name="fresh"
              label={t("sign_in.new_password")}
              extra={t("sign_in.new_password.why")}
              rules={[{ required: true, message: t("form.required") }]}
            >
              <Input.Password autoComplete="new-password" />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t("sign_in.submit")}
          </Button>
        </Form>
        {laptop && <DemoLogins onChoose={(login) => void submit(login)} />}
      </Card>
    </main>
  );
}

function DemoLogins({ onChoose }: { onChoose: (login: Values) => void }) {
  const { t, word } = useTexts();
  const [logins, setLogins] = useState<Demo["logins"]>([]);
  useEffect(() => {
    // Without the list the form above still does.
    loadDemo().then(
      (demo) => setLogins(demo.logins),
      () => setLogins([]),
    );
  }, []);
  if (!logins.length) return null;
  return (
    <section className="demo-logins">
      <h2>{t("sign_in.demo")}</h2>
      {logins.map((login) => (
        <Button key={login.email} onClick={() => onChoose(login)}>
          {login.name} · {word("role", login.role)}
        </Button>
      ))}
    </section>
  );
}

function explain(error: unknown, refused: string, noLine: string): string {
  if (!(error instanceof SignInRefused)) return noLine;
  return ["NotAuthorizedException", "UserNotFoundException"].includes(error.code) ? refused : error.message || refused;
}
