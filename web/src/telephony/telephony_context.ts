import { createContext, use } from "react";
import type { TelephonyAdapter } from "./adapter";
import { SILENT, type TelephoneState } from "./call_state";

/** The telephone of this window; no adapter where there is none. */
export interface TelephonyContext {
  telephony: TelephonyAdapter | undefined;
  telephone: TelephoneState;
  /** Accepts the call that rings, here and not in another tab. */
  answer: (contactId: string) => void;
}

export const Telephony = createContext<TelephonyContext>({
  telephony: undefined,
  telephone: SILENT,
  answer: () => undefined,
});

export function useTelephone(): TelephonyContext {
  return use(Telephony);
}
