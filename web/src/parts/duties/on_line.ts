import type { OnLine } from "~/api/duties";
import type { Call } from "~/telephony/call_state";
import type { CompanyDuty } from "./queries";

type Whose = Pick<CompanyDuty, "company" | "phone">;

/**
 * Whether whoever a duty is about is on the line with its company already. told: as the centre was seen last, with whom colleagues talk
 * too; call: the one at this desk, which is known at once, also when it is over.
 */
export function isOnLine({ company, phone }: Whose, told: readonly OnLine[], call: Call | undefined): boolean {
  if (!phone) return false;
  const { customer, attributes } = call?.contact ?? {};
  if (call && customer === phone && attributes?.company === company) return call.phase !== "wrap_up";
  return told.some((one) => one.phone === phone && one.company === company);
}
