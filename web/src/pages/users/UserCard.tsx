import { Alert, App, Button, Form, Tag } from "antd";
import { editUser, type User, type UserEdit } from "~/api/users";
import { useDozor, useOwnZone } from "~/app/dozor_context";
import { ErrorNote, Facts, Moment } from "~/parts/ui";
import { useTexts } from "~/texts";
import { AccountActions } from "./AccountActions";
import { AccountFields } from "./AccountFields";
import { useUserChange } from "./queries";
import { ACCOUNT_COLOURS } from "./state";
import { UserTrail } from "./UserTrail";

/** One account: what it says, what may be done about it, what was done. */
export function UserCard({ user }: { user: User }) {
  const { t, word } = useTexts("users");
  const { client } = useDozor();
  const zone = useOwnZone();
  // Here, not in the form: why it was refused is still told when the form shows the account as somebody else has left it.
  const edit = useUserChange((asked: UserEdit) => editUser(client, user.id, asked));
  return (
    <article className="users-card" aria-label={user.name || user.email}>
      <header>
        <h2>{user.name || user.email}</h2>
        <Tag color={ACCOUNT_COLOURS[user.state]}>{word("state", user.state)}</Tag>
      </header>
      <Facts
        of={[
          [t("users.email"), user.email],
          [t("users.since"), <Moment key="since" at={user.created_at} {...zone} />],
        ]}
      />
      {user.elsewhere && <Alert type="info" showIcon title={t("users.elsewhere.why")} />}
      <EditAccount key={user.version} user={user} edit={edit} />
      <AccountActions user={user} />
      <UserTrail id={user.id} />
    </article>
  );
}

interface FormProps {
  user: User;
  edit: ReturnType<typeof useUserChange<UserEdit>>;
}

function EditAccount({ user, edit }: FormProps) {
  const { t } = useTexts("users");
  const { message } = App.useApp();
  const [form] = Form.useForm<UserEdit>();
  const onlyCompanies = !user.allowed.includes("set_roles");
  const save = ({ name, roles, companies }: UserEdit) =>
    edit.mutate(
      { version: user.version, companies, ...(!onlyCompanies && { name, roles }) },
      { onSuccess: () => message.success(t("users.saved")) },
    );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: user.name, roles: user.roles, companies: user.companies }}
      onFinish={save}
    >
      {edit.error && <ErrorNote error={edit.error} />}
      <AccountFields onlyCompanies={onlyCompanies} mayBeNone />
      <Button type="primary" htmlType="submit" loading={edit.isPending}>
        {t("users.save")}
      </Button>
    </Form>
  );
}
