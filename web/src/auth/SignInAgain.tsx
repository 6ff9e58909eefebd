import { Button, Modal } from "antd";
import type { Settings } from "~/settings/settings";
import { useTexts } from "~/texts";
import { SignInForm } from "./SignInForm";
import type { Session } from "./session";

/** Over a page whose session has ended: what is typed stays, and goes on being saved once its owner is back. */
export function SignInAgain({ session, cognito }: { session: Session; cognito: Settings["cognito"] }) {
  const { t } = useTexts("parts/sign_in");
  return (
    <Modal open title={t("sign_in.again")} footer={null} closable={false} keyboard={false} mask={{ closable: false }}>
      <p>{t(session.wasLong() ? "sign_in.again.long" : "sign_in.again.about")}</p>
      <SignInForm session={session} cognito={cognito} fixed={session.email()} />
      <Button type="text" block onClick={session.signOut}>
        {t("sign_in.somebody_else")}
      </Button>
    </Modal>
  );
}
