import { useEffect, useReducer } from "react";
import type { TelephonyAdapter, TelephonyEvent } from "./adapter";
import { follow, SILENT, type TelephoneState } from "./call_state";

const reduce = (state: TelephoneState, event: TelephonyEvent) => follow(state, event, Date.now());

/** Signs in to the telephony for as long as the component lives, and follows what it tells. */
export function useTelephony(
  adapter: TelephonyAdapter | undefined,
  token: () => Promise<string | undefined>,
): TelephoneState {
  const [state, tell] = useReducer(reduce, SILENT);
  useEffect(() => {
    if (!adapter) return;
    const unsubscribe = adapter.subscribe(tell);
    adapter.signIn(token);
    return () => {
      unsubscribe();
      adapter.signOut();
    };
  }, [adapter, token]);
  return state;
}
