import { useEffect, useRef } from "react";
import type { Call } from "~/telephony/call_state";
import type { WorkspaceEvent } from "../workspace";

/**
 * Opens a form for every call that is talked, under the first contact of its chain (records are kept under that),
 * and clears it away when the call is finished and the form saved.
 */
export function useCallForms(call: Call | undefined, put: (event: WorkspaceEvent) => void): void {
  const contact = call?.contact;
  const accepted = call !== undefined && call.phase !== "ringing" && call.phase !== "dialling";
  const last = useRef("");

  useEffect(() => {
    if (!contact || !accepted) return;
    last.current = contact.initialId;
    const { company = "", language = "" } = contact.attributes;
    const form = { key: crypto.randomUUID(), company, phone: contact.customer, contactId: contact.initialId, language };
    put({ type: "call_connected", form });
  }, [contact, accepted, put]);

  const present = contact?.initialId ?? "";
  useEffect(() => {
    if (last.current && last.current !== present) put({ type: "call_finished", contactId: last.current });
  }, [present, put]);
}
