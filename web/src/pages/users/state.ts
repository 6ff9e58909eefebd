import type { User } from "~/api/users";

/** The colour of an account's state, in antd's names. */
export const ACCOUNT_COLOURS: Readonly<Record<User["state"], string>> = {
  invited: "gold",
  active: "green",
  reset: "blue",
  disabled: "default",
};

export const ROLES = ["operator", "supervisor", "manager", "admin", "executor"] as const;
