import { Button, Modal } from "antd";
import { useState } from "react";
import { useDozor } from "~/app/dozor_context";
import { forget } from "~/offline/database";
import { countKept } from "~/offline/drafts";
import { useTexts } from "~/texts";

type Kept = Awaited<ReturnType<typeof countKept>>;

/**
 * Signs out. When something of this person is on this machine and not saved, it asks what is to become of it: nothing of
 * residents stays here unasked.
 */
export function SignOutButton() {
  const { t } = useTexts("parts/leaving");
  const { me, session } = useDozor();
  const [kept, setKept] = useState<Kept>();
  const [deleting, setDeleting] = useState(false);
  const leave = async () => {
    // A browser that keeps nothing has nothing to ask about.
    const found = await countKept(me.email).catch(() => ({ drafts: 0, waiting: 0 }));
    if (found.drafts || found.waiting) setKept(found);
    else await forgetAndGo();
  };
  const forgetAndGo = async () => {
    setDeleting(true);
    await forget(me.email).catch(() => undefined);
    session.signOut();
  };
  return (
    <>
      <Button size="small" onClick={() => void leave()}>
        {t("sign_out")}
      </Button>
      <Modal
        open={kept !== undefined}
        onCancel={() => setKept(undefined)}
        destroyOnHidden
        title={t("leaving.title")}
        footer={
          <>
            <Button onClick={() => setKept(undefined)}>{t("leaving.stay")}</Button>
            <Button onClick={session.signOut}>{t("leaving.keep")}</Button>
            <Button danger type="primary" loading={deleting} onClick={() => void forgetAndGo()}>
              {t("leaving.delete")}
            </Button>
          </>
        }
      >
        {kept && (
          <ul>
            {kept.drafts > 0 && <li>{t("leaving.drafts", { count: kept.drafts })}</li>}
            {kept.waiting > 0 && <li>{t("leaving.waiting", { count: kept.waiting })}</li>}
          </ul>
        )}
        <p>{t("leaving.about")}</p>
      </Modal>
    </>
  );
}
