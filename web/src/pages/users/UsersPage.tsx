import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useDozor } from "~/app/dozor_context";
import type { PageProps } from "~/app/page_props";
import { navigate, useSearch } from "~/app/path";
import { EmptyState, PageTitle, Reading } from "~/parts/ui";
import { useTexts } from "~/texts";
import { findUsers } from "./find";
import { InviteDialog } from "./InviteDialog";
import { useUsers } from "./queries";
import { ROLES } from "./state";
import { UserCard } from "./UserCard";
import { UserList } from "./UserList";
import "./users.css";

/** `/users?find=…&role=…&user=…`: who has an account, and one of them. */
export default function UsersPage(_: PageProps) {
  const { t, word } = useTexts("users");
  const { company } = useDozor();
  const users = useUsers();
  const search = useSearch();
  const [inviting, setInviting] = useState(false);
  const typed = search.get("find") ?? "";
  const role = search.get("role") ?? "";
  const chosen = users.data?.items.find((user) => user.id === search.get("user"));
  const go = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    navigate(`/users?${next}`, { replace: true });
  };
  const nameOf = (slug: string) => company(slug)?.name ?? slug;
  return (
    <main className="users">
      <PageTitle title={t("users.title")}>
        <Input.Search
          className="users-find"
          value={typed}
          onChange={(event) => go("find", event.target.value)}
          placeholder={t("users.find")}
          aria-label={t("users.find")}
          allowClear
        />
        <Select
          className="users-role"
          aria-label={t("users.role")}
          value={role}
          onChange={(value) => go("role", value)}
          options={[
            { value: "", label: t("users.any_role") },
            ...ROLES.map((value) => ({ value, label: word("role", value) })),
          ]}
        />
        <Button type="primary" onClick={() => setInviting(true)}>
          {t("users.invite")}
        </Button>
      </PageTitle>
      <div className="users-room">
        <section aria-label={t("users.list")} className="users-list">
          <Reading query={users} lines={10}>
            {({ items }) => (
              <UserList
                users={findUsers(items, typed, role, nameOf)}
                chosen={chosen?.id}
                onChoose={(user) => go("user", user.id)}
              />
            )}
          </Reading>
        </section>
        {chosen ? <UserCard key={chosen.id} user={chosen} /> : <EmptyState>{t("users.choose")}</EmptyState>}
      </div>
      {inviting && (
        <InviteDialog
          onClose={(user) => {
            setInviting(false);
            if (user) go("user", user.id);
          }}
        />
      )}
    </main>
  );
}
