import { useEffect, useReducer } from "react";
import type { TelephonyAdapter, TelephonyEvent } from "./adapter";
import { calls } from "./call_keeper";
import { follow, SILENT, type TelephoneState } from "./call_state";

const reduce = (state: TelephoneState, event: TelephonyEvent) => follow(state, event, Date.now());

/** Who is at the telephone. */
interface Person {
  token: () => Promise<string | undefined>;
}

/** Signs in to the telephony for as long as the component lives, and follows what it tells. */
export function useTelephony(adapter: TelephonyAdapter | undefined, person: Person): TelephoneState {
  const [state, tell] = useReducer(reduce, SILENT);
  useEffect(() => {
    if (!adapter) return;
    const unsubscribe = adapter.subscribe((event) => {
      tell(event);
      if (event.type === "finished" || event.type === "missed") calls.leave(event.contactId);
    });
    adapter.signIn(person.token);
    return () => {
      unsubscribe();
      adapter.signOut();
    };
  }, [adapter, person]);
  return state;
}
