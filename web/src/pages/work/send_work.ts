import { type ApiClient, ApiError } from "~/api/client";
import { attachToWork, listWorkFiles } from "~/api/work";
import type { Send } from "~/offline/outbox";
import type { QueuedRequest } from "~/offline/request";
import { photosOf } from "./photos";
import { PHOTO, type Photo, type Step } from "./steps";

/** Sends what waits: each step with the moment in which it was done, each photo to where the API says. Raises ApiError. */
export function sendWork(client: ApiClient): Send {
  return (request) => (request.kind === PHOTO ? sendPhoto(client, request) : sendStep(client, request));
}

async function sendStep(client: ApiClient, request: QueuedRequest): Promise<unknown> {
  const { report, ...step } = request.body as Step;
  const told = step.action === "finish" ? await wholeReport(client, request.path, report) : undefined;
  // Both by the clock of this telephone, which may be wrong: the API looks at the time between alone.
  const times = { done_at: iso(request.queuedAt), sent_at: iso(Date.now()) };
  return client.post(`${request.path}/actions`, { ...step, ...(told && { report: told }), ...times, key: request.key });
}

/** With the photos that have been sent by now; nothing said, nothing shown: no report. */
async function wholeReport(client: ApiClient, path: string, report: Step["report"]) {
  const photos = photosOf((await listWorkFiles(client, path)).items);
  return report?.text || report?.minutes || photos.length ? { ...report, photos } : undefined;
}

async function sendPhoto(client: ApiClient, { path, body, key }: QueuedRequest): Promise<unknown> {
  try {
    return await attachToWork(client, path, (body as Photo).file, key);
  } catch (trouble) {
    if (trouble instanceof ApiError) throw trouble;
    // The storage: unreachable (fetch raises a TypeError), or it does not want this file, which will not pass by itself.
    throw trouble instanceof TypeError ? new ApiError(0, {}) : new ApiError(422, { type: "urn:dozor:upload_refused" });
  }
}

const iso = (moment: number) => new Date(moment).toISOString();
