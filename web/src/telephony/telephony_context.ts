import { createContext, use } from "react";
import type { TelephonyAdapter } from "./adapter";
import { SILENT, type TelephoneState } from "./call_state";

/** The telephone of this desk; no adapter where there is none. */
export interface TelephonyContext {
  telephony: TelephonyAdapter | undefined;
  telephone: TelephoneState;
}

export const Telephony = createContext<TelephonyContext>({ telephony: undefined, telephone: SILENT });

export function useTelephone(): TelephonyContext {
  return use(Telephony);
}
