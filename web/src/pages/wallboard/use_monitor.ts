import { useEffect, useMemo, useReducer } from "react";
import { useDozor } from "~/app/dozor_context";
import { createMonitor } from "~/telephony/create_monitor";
import { hear, type MonitorState, type MonitorTelephone, QUIET } from "~/telephony/monitor";

/** The supervisor's telephone for as long as the page is open; none where listening happens in a panel of its own. */
export function useMonitor(): { telephone: MonitorTelephone | undefined; state: MonitorState } {
  const { settings, session } = useDozor();
  const telephone = useMemo(() => createMonitor(settings), [settings]);
  const [state, tell] = useReducer(hear, QUIET);
  useEffect(() => {
    if (!telephone) return;
    const unsubscribe = telephone.subscribe(tell);
    telephone.open(session.token);
    return () => {
      unsubscribe();
      telephone.close();
    };
  }, [telephone, session]);
  return { telephone, state };
}
