import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import type { Settings } from "~/settings/settings";
import { type TextKey, useTexts } from "~/texts";
import { askForCode, ChallengeNeeded, SignInRefused, setPassword } from "./cognito";
import type { Session } from "./session";
import "./sign_in.css";
import { wordsFor } from "./trouble";

export interface Values {
  email: string;
  password?: string;
  answer?: string;
  code?: string;
  fresh?: string;
}

/** What the form asks for: who one is; what Cognito wants besides; an address for a code; the code and another password. */
type Step = { name: "enter" | "forgot" | "code" } | { name: "challenge"; asked: ChallengeNeeded };

interface Props {
  session: Session;
  cognito: Settings["cognito"];
  /** The address of whoever has to come back; nobody else may here. */
  fixed?: string;
}

const SUBMIT: Readonly<Record<Step["name"], TextKey<"parts/sign_in">>> = {
  enter: "sign_in.submit",
  challenge: "sign_in.submit",
  forgot: "sign_in.send_code",
  code: "sign_in.set_password",
};

/** Signing in, the first password, the forgotten one: all within the page. */
export function SignInForm({ session, cognito, fixed }: Props) {
  const { t } = useTexts("parts/sign_in");
  const [form] = Form.useForm<Values>();
  const [step, setStep] = useState<Step>({ name: "enter" });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<TextKey<"parts/sign_in">>();

  const go = (next: Step) => {
    setTrouble(undefined);
    form.resetFields(["password", "answer", "code", "fresh"]);
    setStep(next);
  };
  const take = async (values: Values) => {
    const email = (fixed ?? values.email).trim();
    if (step.name === "forgot") {
      await askForCode(cognito, email);
      go({ name: "code" });
    } else if (step.name === "code") {
      await setPassword(cognito, email, values.code?.trim() ?? "", values.fresh ?? "");
      await session.signIn(email, values.fresh ?? "");
    } else if (step.name === "challenge") await session.answer(email, step.asked, values.answer?.trim() ?? "");
    else await session.signIn(email, values.password ?? "");
  };
  const submit = async (values: Values) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await take(values);
    } catch (error) {
      if (error instanceof ChallengeNeeded) go({ name: "challenge", asked: error });
      // An administrator has had another password asked for: the code is on its way already.
      else if (error instanceof SignInRefused && error.code === "PasswordResetRequiredException") go({ name: "code" });
      else setTrouble(wordsFor(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form form={form} layout="vertical" onFinish={submit} requiredMark={false} initialValues={{ email: fixed }}>
      {trouble && <Alert type="error" title={t(trouble)} showIcon />}
      {step.name === "code" && <Alert type="info" title={t("sign_in.code_sent")} showIcon />}
      {step.name === "forgot" && <p>{t("sign_in.forgot.about")}</p>}
      <Field name="email" label={t("sign_in.email")}>
        <Input autoComplete="username" autoFocus={!fixed} disabled={fixed !== undefined || step.name === "code"} />
      </Field>
      <Fields step={step} fixed={fixed !== undefined} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t(SUBMIT[step.name])}
      </Button>
      <Button type="link" block onClick={() => go({ name: step.name === "enter" ? "forgot" : "enter" })}>
        {t(step.name === "enter" ? "sign_in.forgot" : "sign_in.back")}
      </Button>
    </Form>
  );
}

/** What a step asks for besides the address. */
function Fields({ step, fixed }: { step: Step; fixed: boolean }) {
  const { t } = useTexts("parts/sign_in");
  if (step.name === "enter") {
    return (
      <Field name="password" label={t("sign_in.password")}>
        <Input.Password autoComplete="current-password" autoFocus={fixed} />
      </Field>
    );
  }
  if (step.name === "code") {
    return (
      <>
        <Field name="code" label={t("sign_in.code")}>
          <Input autoComplete="one-time-code" autoFocus />
        </Field>
        <Field name="fresh" label={t("sign_in.new_password")} extra={t("sign_in.password.rules")}>
          <Input.Password autoComplete="new-password" />
        </Field>
      </>
    );
  }
  if (step.name !== "challenge") return null;
  if (step.asked.challenge === "SOFTWARE_TOKEN_MFA") {
    return (
      <Field name="answer" label={t("sign_in.authenticator")}>
        <Input autoComplete="one-time-code" inputMode="numeric" autoFocus />
      </Field>
    );
  }
  return (
    <Field
      name="answer"
      label={t("sign_in.new_password")}
      extra={`${t("sign_in.new_password.why")} ${t("sign_in.password.rules")}`}
    >
      <Input.Password autoComplete="new-password" autoFocus />
    </Field>
  );
}

interface FieldProps {
  name: keyof Values;
  label: string;
  extra?: string;
  children: React.ReactNode;
}

function Field({ name, label, extra, children }: FieldProps) {
  const { t } = useTexts("parts/sign_in");
  return (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: t("form.required") }]}>
      {children}
    </Form.Item>
  );
}
