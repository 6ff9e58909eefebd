import { App, Form, Input, Modal } from "antd";
import { useRef } from "react";
import { ApiError } from "~/api/client";
import { type Invitation, inviteUser, type User } from "~/api/users";
import { useDozor } from "~/app/dozor_context";
import { ErrorNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { AccountFields } from "./AccountFields";
import { useUserChange } from "./queries";

const ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s.]+$/;

/** Invites somebody. What is wrong is told at its field; sent twice, the same form invites once. */
export function InviteDialog({ onClose }: { onClose: (invited: User | undefined) => void }) {
  const { t } = useTexts("users");
  const { client, me } = useDozor();
  const { message } = App.useApp();
  const [form] = Form.useForm<Invitation>();
  const key = useRef<string>(crypto.randomUUID());
  const invite = useUserChange((asked: Invitation) => inviteUser(client, asked, key.current));
  const send = (asked: Invitation) =>
    invite.mutate(asked, {
      onSuccess: (user) => {
        message.success(t("users.invited", { name: user.name, email: user.email }));
        onClose(user);
      },
      onError: (error) => {
        if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) return; // sent again as it is
        key.current = crypto.randomUUID();
        form.setFields(
          error.problems.map(({ field, reason }) => ({ name: field.split(".")[0] as "email", errors: [reason] })),
        );
      },
    });
  const unplaced = invite.error instanceof ApiError && invite.error.problems.length ? undefined : invite.error;
  return (
    <Modal
      open
      width={620}
      style={{ top: 24 }}
      title={t("users.invite")}
      okText={t("users.send")}
      cancelText={t("users.cancel")}
      okButtonProps={{ loading: invite.isPending }}
      onOk={form.submit}
      onCancel={() => onClose(undefined)}
    >
      <p className="quiet">{t("users.invite.about")}</p>
      {unplaced && <ErrorNote error={unplaced} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ roles: ["operator"], companies: me.companies.length === 1 ? [me.companies[0]?.slug] : [] }}
        onFinish={send}
      >
        <Form.Item
          name="email"
          label={t("users.email")}
          rules={[{ required: true, pattern: ADDRESS, message: t("users.need_email") }]}
        >
          <Input type="email" autoComplete="off" autoFocus maxLength={128} />
        </Form.Item>
        <AccountFields />
      </Form>
    </Modal>
  );
}
