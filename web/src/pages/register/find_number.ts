import { ApiError } from "~/api/client";
import type { DozorApi } from "~/api/dozor";
import type { Ticket } from "~/api/types";

/** One ticket of that number. */
export interface FoundNumber {
  /** Its slug. */
  company: string;
  /** As the address has it: "<company>/<number>". */
  at: string;
  /** What and where it is. */
  what: string;
}

/** The tickets of that number, one of each company at most, which count for themselves. Raises ApiError where one cannot be asked. */
export async function findNumber(
  api: Pick<DozorApi, "ticket">,
  companies: readonly string[],
  number: string,
): Promise<FoundNumber[]> {
  const asked = companies.map((company) => api.ticket(company, number).catch(passOverMissing));
  const found = (await Promise.all(asked)).filter((ticket) => ticket !== undefined);
  return found.map(({ company, number: own, problem_name, place }) => ({
    company,
    at: `${company}/${own}`,
    what: [problem_name, place.address].filter(Boolean).join(", "),
  }));
}

function passOverMissing(error: unknown): Ticket | undefined {
  if (error instanceof ApiError && error.status === 404) return undefined;
  throw error;
}
