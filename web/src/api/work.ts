import type { ApiClient } from "./client";
import type { components } from "./schema";
import type { Attachment, List, Upload } from "./types";
import { attachFile } from "./upload";

type Schemas = components["schemas"];
export type WorkCard = Schemas["WorkCardTold"];
export type Work = Schemas["WorkTold"];
export type WorkAction = Schemas["WorkAction"];
export type Shift = Schemas["ShiftTold"];

/** Addresses of what an executor's links open; a link's token stands in no other place. */
export const workPath = (token: string) => `/work/${encodeURIComponent(token)}`;
export const shiftPath = (token: string) => `/shifts/${encodeURIComponent(token)}`;

export const listWorkFiles = (client: ApiClient, path: string): Promise<List<Attachment>> =>
  client.get(`${path}/attachments`);

export const attachToWork = (client: ApiClient, path: string, file: File, key: string): Promise<Upload["attachment"]> =>
  attachFile(client, `${path}/attachments`, file, key);

/** Sends the link to the list of all their tickets to the executor's own telephone. */
export const askOwnLink = (client: ApiClient, token: string): Promise<Schemas["ShiftLinkSentTold"]> =>
  client.post(`${workPath(token)}/own-link`, {});
