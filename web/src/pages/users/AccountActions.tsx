import { App, Button, Popconfirm } from "antd";
import { actOnUser, type User } from "~/api/users";
import { useDozor } from "~/app/dozor_context";
import { ErrorNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { useUserChange } from "./queries";

const ACTIONS = ["invite_again", "reset_password", "enable", "disable"] as const;
type Action = (typeof ACTIONS)[number];
/** What is asked first: somebody is signed out by it. */
const ASKED_FIRST = ["reset_password", "disable"];

/** What may be done about an account at once; what may not is not here. */
export function AccountActions({ user }: { user: User }) {
  const { t } = useTexts("users");
  const { client } = useDozor();
  const { message } = App.useApp();
  const act = useUserChange((action: Action) => actOnUser(client, user.id, action));
  const run = (action: Action) =>
    act.mutate(action, { onSuccess: () => message.success(t(`users.done.${action}`, { email: user.email })) });
  const possible = ACTIONS.filter((action) => user.allowed.includes(action));
  if (!possible.length) return null;
  return (
    <div className="users-actions">
      {act.error && <ErrorNote error={act.error} />}
      {possible.map((action) => {
        const asked = ASKED_FIRST.includes(action);
        const button = (
          <Button
            danger={action === "disable"}
            loading={act.isPending && act.variables === action}
            {...(!asked && { onClick: () => run(action) })}
          >
            {t(`users.${action}`)}
          </Button>
        );
        if (!asked) return <span key={action}>{button}</span>;
        const sure = t(`users.${action as "disable"}.sure`, { name: user.name || user.email });
        return (
          <Popconfirm
            key={action}
            title={sure}
            okText={t(`users.${action}`)}
            cancelText={t("users.cancel")}
            onConfirm={() => run(action)}
          >
            {button}
          </Popconfirm>
        );
      })}
    </div>
  );
}
