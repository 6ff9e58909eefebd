import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { List } from "./types";

type Schemas = components["schemas"];

export type User = Schemas["UserTold"];
export type UserChange = Schemas["UserChangeTold"];
export type UserAction = User["allowed"][number];
export type Invitation = Schemas["InvitationAsked"];
export type Role = Invitation["roles"][number];
export type UserEdit = Schemas["UserEditAsked"];

const pathOf = (id: string) => `/users/${encodeURIComponent(id)}`;

export const listUsers = (client: ApiClient) => client.get<List<User>>("/users");

export const readUser = (client: ApiClient, id: string) => client.get<User>(pathOf(id));

/** What was done about the account, the last first. */
export const listUserChanges = (client: ApiClient, id: string) =>
  client.get<{ items: UserChange[] }>(`${pathOf(id)}/changes`);

/** The same key and form again invite nobody anew. */
export const inviteUser = (client: ApiClient, invitation: Invitation, key: string) =>
  client.post<User>("/users", invitation, { headers: { "idempotency-key": key } });

export const editUser = (client: ApiClient, id: string, edit: UserEdit) =>
  client.post<User>(`${pathOf(id)}/edits`, edit);

export const actOnUser = (client: ApiClient, id: string, action: Schemas["UserActionAsked"]["action"]) =>
  client.post<User>(`${pathOf(id)}/actions`, { action });
