import { useEffect, useRef } from "react";
import type { Call } from "~/telephony/call_state";
import type { WorkspaceEvent } from "../workspace";

/** Opens a form for every call that is accepted, and clears it away when the call is finished and the form saved. */
export function useCallForms(call: Call | undefined, put: (event: WorkspaceEvent) => void): void {
  const contact = call?.contact;
  const accepted = call !== undefined && call.phase !== "ringing";
  const last = useRef("");

  useEffect(() => {
    if (!contact || !accepted) return;
    last.current = contact.id;
    const { company = "", language = "" } = contact.attributes;
    const form = { key: crypto.randomUUID(), company, phone: contact.customer, contactId: contact.id, language };
    put({ type: "call_connected", form });
  }, [contact, accepted, put]);

  const present = contact?.id ?? "";
  useEffect(() => {
    if (last.current && last.current !== present) put({ type: "call_finished", contactId: last.current });
  }, [present, put]);
}
