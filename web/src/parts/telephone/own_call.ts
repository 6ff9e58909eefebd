import type { Company } from "~/api/types";

/** What a call in the name of a company carries: whose it is, for the record, and the number that it shows. */
export function ownCall(slug: string, company: Company | undefined): Record<string, string> {
  return { company: slug, ...(company?.calls_from && { caller_id: company.calls_from }) };
}
