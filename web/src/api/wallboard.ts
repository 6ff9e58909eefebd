import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { List, Page } from "./types";

type Schemas = components["schemas"];
export type Wallboard = Schemas["WallboardTold"];
export type QueueNow = Schemas["QueueTold"];
export type OperatorNow = Schemas["OperatorTold"];
export type CallNow = Schemas["CallTold"];
export type Waiting = Schemas["WaitingTold"];
export type Limits = Schemas["LimitsTold"];
export type Pressing = Schemas["PressingTold"];
export type PressingTicket = Schemas["PressingTicketTold"];
export type PressingDuty = Schemas["PressingDutyTold"];
export type Supervision = Schemas["SupervisionTold"];

const part = encodeURIComponent;

/** What a supervisor does with a call. */
export type CallOrder = "listen" | "join" | "leave" | "move";

/** Where a waiting caller goes: one of the two. */
export interface Destination {
  queue?: string;
  operator?: string;
}

export const readWallboard = (client: ApiClient): Promise<Wallboard> => client.get("/wallboard");

export const readPressing = (client: ApiClient): Promise<Pressing> => client.get("/wallboard/pressing");

/** Who waits in the queues that the person signed in serves. */
export const readWaiting = (client: ApiClient): Promise<Waiting> => client.get("/me/waiting");

/** key: made when the person was asked whether they mean it; the same key again does nothing more. */
export function orderCall(
  client: ApiClient,
  { company, id }: Pick<CallNow, "company" | "id">,
  order: CallOrder,
  body: { why: string } & Destination,
  key: string,
): Promise<Supervision> {
  const path = `/wallboard/calls/${part(company)}/${part(id)}/${order}`;
  return client.post(path, body, { headers: { "idempotency-key": key } });
}

export function setOperatorState(
  client: ApiClient,
  body: { operator: string; state: string; why: string },
  key: string,
): Promise<Supervision> {
  return client.post("/wallboard/states", body, { headers: { "idempotency-key": key } });
}

/** Who has set the state of the person signed in, the latest first. */
export const listOwnStates = async (client: ApiClient): Promise<Supervision[]> =>
  (await client.get<List<Supervision>>("/me/states")).items;

export const listSupervisionOfContact = async (
  client: ApiClient,
  company: string,
  contact: string,
): Promise<Supervision[]> =>
  (await client.get<List<Supervision>>(`/contacts/${part(company)}/${part(contact)}/supervision`)).items;

export const listSupervisionOfTicket = async (
  client: ApiClient,
  company: string,
  number: string,
): Promise<Supervision[]> =>
  (await client.get<List<Supervision>>(`/tickets/${part(company)}/${part(number)}/supervision`)).items;

/** What supervisors did with calls of one's companies and with who answers for them, the latest first. A page may be short and go on. */
export const listSupervision = (client: ApiClient, cursor: string): Promise<Page<Supervision>> =>
  client.get(`/supervision?cursor=${part(cursor)}`);
