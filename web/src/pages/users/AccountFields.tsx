import { Checkbox, Form, Input } from "antd";
import { useTexts } from "~/texts";
import { CompaniesField } from "./CompaniesField";
import { ROLES } from "./state";

interface Props {
  /** Whether name and roles may be said, or the companies alone. */
  onlyCompanies?: boolean;
  /** Whether somebody may be left without a role or a company. */
  mayBeNone?: boolean;
}

/** What is said about somebody: name, roles, companies. The fields have the names that the API has for them. */
export function AccountFields({ onlyCompanies = false, mayBeNone = false }: Props) {
  const { t, word } = useTexts("users");
  // Not "required": that would say aria-required of a group, which may not have it.
  const needed = (message: string) => (mayBeNone ? [] : [{ type: "array" as const, min: 1, message }]);
  return (
    <>
      <Form.Item
        name="name"
        label={t("users.name")}
        rules={[{ required: true, whitespace: true, message: t("users.need_name") }]}
      >
        <Input autoComplete="off" maxLength={100} disabled={onlyCompanies} />
      </Form.Item>
      <Form.Item name="roles" label={t("users.roles")} rules={needed(t("users.need_role"))}>
        <Checkbox.Group className="users-roles" disabled={onlyCompanies} aria-label={t("users.roles")}>
          {ROLES.map((role) => (
            <Checkbox key={role} value={role}>
              {word("role", role)} <span className="quiet">— {word("role", `${role}.about`)}</span>
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Form.Item>
      <Form.Item name="companies" label={t("users.companies")} rules={needed(t("users.need_company"))}>
        <CompaniesField label={t("users.companies")} />
      </Form.Item>
    </>
  );
}
