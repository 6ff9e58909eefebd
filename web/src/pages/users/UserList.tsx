import { Tag } from "antd";
import type { User } from "~/api/users";
import { useDozor } from "~/app/dozor_context";
import { EmptyState } from "~/parts/ui";
import { useTexts } from "~/texts";
import { ACCOUNT_COLOURS } from "./state";

interface Props {
  users: readonly User[];
  chosen: string | undefined;
  onChoose: (user: User) => void;
}

/** One line a person: who, in which roles, for whom, and whether they can come in. */
export function UserList({ users, chosen, onChoose }: Props) {
  const { t } = useTexts("users");
  if (!users.length) return <EmptyState>{t("users.nobody_fits")}</EmptyState>;
  return (
    <ul>
      {users.map((user) => (
        <li key={user.id}>
          <button type="button" aria-current={user.id === chosen ? "true" : undefined} onClick={() => onChoose(user)}>
            <Line user={user} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Line({ user }: { user: User }) {
  const { t, word } = useTexts("users");
  const { me, company } = useDozor();
  const companies = user.companies.map((slug) => company(slug)?.name ?? slug).join(", ");
  const all = me.companies.length > 1 && me.companies.every(({ slug }) => user.companies.includes(slug));
  return (
    <>
      <span className="users-who">
        <strong>{user.name || user.email}</strong>
        {user.email === me.email && <span className="quiet"> · {t("users.yourself")}</span>}
        <span className="quiet users-email">{user.email}</span>
      </span>
      <span>{user.roles.map((role) => word("role", role)).join(", ") || t("users.no_role")}</span>
      <span className="users-companies" title={all ? companies : undefined}>
        {all ? t("users.all_companies") : companies || t("users.no_company")}
      </span>
      <Tag color={ACCOUNT_COLOURS[user.state]}>{word("state", user.state)}</Tag>
    </>
  );
}
