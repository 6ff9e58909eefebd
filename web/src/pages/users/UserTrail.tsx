import type { UserChange } from "~/api/users";
import { useDozor, useOwnZone } from "~/app/dozor_context";
import { Moment, Reading } from "~/parts/ui";
import { type TextKey, useTexts } from "~/texts";
import { useUserChanges } from "./queries";

/** Who did what about the account, and when; the last first. */
export function UserTrail({ id }: { id: string }) {
  const { t } = useTexts("users");
  const changes = useUserChanges(id);
  return (
    <section aria-label={t("users.trail")} className="users-trail">
      <h3>{t("users.trail")}</h3>
      <Reading query={changes} lines={3} empty={{ when: ({ items }) => !items.length, say: t("users.trail.nothing") }}>
        {({ items }) => (
          <ol>
            {items.map((change) => (
              <li key={change.id}>
                <Change change={change} />
              </li>
            ))}
          </ol>
        )}
      </Reading>
    </section>
  );
}

function Change({ change }: { change: UserChange }) {
  const { t } = useTexts("users");
  const zone = useOwnZone();
  const read = useValues(change.action);
  const values = { from: read(change.details.from), to: read(change.details.to) };
  return (
    <>
      <strong>{change.by_name || change.by || t("users.trail.others")}</strong>{" "}
      {t(`change.${change.action}` as TextKey<"users">, values)}
      <br />
      <span className="quiet">
        <Moment at={change.at} {...zone} />
        {!change.done && ` · ${t("users.trail.unsure")}`}
      </span>
    </>
  );
}

/** Roles and companies by their names; what there was none of as "nothing". */
function useValues(action: string): (told: string | undefined) => string {
  const { t, word } = useTexts("users");
  const { company } = useDozor();
  const named = (value: string) =>
    action === "rename" ? value : action === "set_companies" ? (company(value)?.name ?? value) : word("role", value);
  return (told) =>
    told
      ?.split(action === "rename" ? /$^/ : ",")
      .map(named)
      .join(", ") || t("users.nothing");
}
