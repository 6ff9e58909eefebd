import { type ReactNode, useCallback, useEffect, useMemo } from "react";
import { forTab } from "~/browser/storage";
import type { CallContact } from "~/telephony/adapter";
import { calls } from "~/telephony/call_keeper";
import type { Call } from "~/telephony/call_state";
import { createTelephony } from "~/telephony/choose_telephony";
import { Telephony } from "~/telephony/telephony_context";
import { useTelephony } from "~/telephony/use_telephony";
import { useDozor } from "./dozor_context";
import { DESK, isDesk } from "./navigation";
import { navigate } from "./path";
import { places } from "./places";

/** The telephone of whoever takes calls: one line for the window, whichever page is open in it. */
export function TelephoneLine({ children }: { children: ReactNode }) {
  const { may, session, settings } = useDozor();
  const takesCalls = may("calls.take");
  const telephony = useMemo(() => (takesCalls ? createTelephony(settings) : undefined), [takesCalls, settings]);
  const telephone = useTelephony(telephony, session);
  const answer = useCallback(
    (contactId: string) => {
      void calls.take(contactId);
      telephony?.accept(contactId);
    },
    [telephony],
  );
  useComeToDesk(telephone.call);
  useSoleTitle(telephone.call?.phase === "ringing" ? telephone.call.contact : undefined);
  const context = useMemo(() => ({ telephony, telephone, answer }), [telephony, telephone, answer]);
  return <Telephony value={context}>{children}</Telephony>;
}

const BROUGHT = "dozor.call.brought";

/** Whoever talks sits at the desk. The page that they leave for it stays as it is; once there, they may go where they like. */
function useComeToDesk(call: Call | undefined): void {
  const id = call?.contact.channel === "voice" && call.phase === "connected" ? call.contact.id : undefined;
  useEffect(() => {
    if (id === undefined) return;
    let over = false;
    void calls.take(id).then((mine) => {
      if (over || !mine || forTab().getItem(BROUGHT) === id) return;
      forTab().setItem(BROUGHT, id);
      if (isDesk(location.pathname)) return;
      places.keep(location);
      navigate(DESK);
    });
    return () => {
      over = true;
    };
  }, [id]);
}

/** A ringing call is seen in the browser's tab too. */
function useSoleTitle(ringing: CallContact | undefined): void {
  const shown = ringing && `☎ ${ringing.customer}`;
  useEffect(() => {
    if (!shown) return;
    const before = document.title;
    document.title = shown;
    return () => {
      if (document.title === shown) document.title = before; // else a page that was opened meanwhile has named itself
    };
  }, [shown]);
}
