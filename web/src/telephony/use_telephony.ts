import { useEffect, useReducer, useRef } from "react";
import type { TelephonyAdapter, TelephonyEvent } from "./adapter";
import { follow, SILENT, type TelephoneState } from "./call_state";
import { keepLeftState, takeLeftState } from "./left_state";

const reduce = (state: TelephoneState, event: TelephonyEvent) => follow(state, event, Date.now());

/** Who is at the telephone. */
interface Person {
  token: () => Promise<string | undefined>;
  stage: () => string;
}

/**
 * Signs in to the telephony for as long as the component lives, and follows what it tells. Elsewhere no call can be answered,
 * so nobody stays ready there; who returns is again what they were.
 */
export function useTelephony(adapter: TelephonyAdapter | undefined, person: Person): TelephoneState {
  const [state, tell] = useReducer(reduce, SILENT);
  const latest = useRef(state);
  latest.current = state;
  useEffect(() => {
    if (!adapter) return;
    let left = takeLeftState();
    const unsubscribe = adapter.subscribe((event) => {
      tell(event);
      if (event.type !== "state" || !left) return;
      if (event.state === "offline") adapter.setState(left.state, left.reason);
      left = undefined;
    });
    adapter.signIn(person.token);
    return () => {
      unsubscribe();
      const { agent, reason } = latest.current;
      if (person.stage() !== "out") keepLeftState({ state: agent, reason });
      adapter.signOut();
    };
  }, [adapter, person]);
  return state;
}
