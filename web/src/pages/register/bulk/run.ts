import { type ApiClient, ApiError } from "~/api/client";
import { changeTicket } from "~/api/register";
import type { Ticket } from "~/api/types";
import { type Deed, isSo, requestOf } from "./deed";

/** What came of one ticket. changed: somebody was quicker, and it stands otherwise now. */
export type Result =
  | { state: "running" }
  | { state: "done" | "already" | "changed"; ticket: Ticket }
  | { state: "refused" | "failed"; error: unknown };

const AT_ONCE = 3;

/**
 * Does it to each ticket at the version that was looked at. Pressed twice, or after a lost answer, it does nothing twice: the
 * version is another one by then, and what is so already is told as that.
 */
export async function runDeed(
  client: ApiClient,
  tickets: readonly Ticket[],
  deed: Deed,
  onResult: (ticket: Ticket, result: Result) => void,
): Promise<void> {
  const left = [...tickets];
  const work = async () => {
    for (let ticket = left.shift(); ticket; ticket = left.shift()) {
      onResult(ticket, { state: "running" });
      onResult(ticket, await runOne(client, ticket, deed));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function runOne(client: ApiClient, ticket: Ticket, deed: Deed): Promise<Result> {
  try {
    return { state: "done", ticket: await changeTicket(client, ticket, ...requestOf(deed)) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 412 || error.status === 409) return await lookAgain(client, ticket, deed, error);
    return { state: error.status >= 400 && error.status < 500 ? "refused" : "failed", error };
  }
}

async function lookAgain(
  client: ApiClient,
  { company, number, version }: Ticket,
  deed: Deed,
  error: ApiError,
): Promise<Result> {
  try {
    const path = `/tickets/${encodeURIComponent(company)}/${encodeURIComponent(number)}`;
    const ticket = await client.get<Ticket>(path);
    if (isSo(ticket, deed)) return { state: "already", ticket };
    return ticket.version === version ? { state: "refused", error } : { state: "changed", ticket };
  } catch (unanswered) {
    return { state: "failed", error: unanswered };
  }
}
