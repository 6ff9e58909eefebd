import { type ApiClient, ApiError } from "~/api/client";
import { type RegisterQuery, readTickets, type TicketPage } from "~/api/register";

/** Reads one page of one company's register. Raises ApiError. */
export type ReadRegister = (query: RegisterQuery, signal?: AbortSignal) => Promise<TicketPage>;

const DOES_NOT_FIT = 422;

/**
 * Reads the registers of several companies. A phone is read as it is dialled in each one's country: where it can be none, nobody
 * of that company has it, which says nothing of the others. It is wrong only when it is for every one of them.
 */
export function makeReader(client: ApiClient, companies: readonly string[]): ReadRegister {
  const refused = new Set<string>();
  return async (query, signal) => {
    try {
      return await readTickets(client, query, signal);
    } catch (error) {
      if (!query.phone || !refusesPhone(error)) throw error;
      refused.add(query.company);
      if (companies.every((company) => refused.has(company))) throw error;
      return { items: [], cursor: "" };
    }
  };
}

function refusesPhone(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.status !== DOES_NOT_FIT) return false;
  return error.problems.length > 0 && error.problems.every(({ field }) => field === "phone");
}
