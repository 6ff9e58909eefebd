import { useEffect, useRef } from "react";
import type { CallContact } from "~/telephony/adapter";
import { calls } from "~/telephony/call_keeper";
import type { Call } from "~/telephony/call_state";
import type { WorkspaceEvent } from "../workspace";

/**
 * Opens a form for every call that is talked, under the first contact of its chain (records are kept under that), in one of a
 * person's tabs, and clears it away when the call is finished and the form saved.
 */
export function useCallForms(call: Call | undefined, put: (event: WorkspaceEvent) => void): void {
  const contact = call?.contact;
  const accepted = call !== undefined && call.phase !== "ringing" && call.phase !== "dialling";
  const last = useRef("");

  useEffect(() => {
    // Once: who closes the form of a call, or lays something over it, and comes back from another page finds it so.
    if (!contact || !accepted || last.current === contact.initialId) return;
    let over = false;
    void calls.take(contact.id).then((mine) => {
      if (!mine || over) return;
      last.current = contact.initialId;
      put({ type: "call_connected", form: formOf(contact) });
    });
    return () => {
      over = true;
    };
  }, [contact, accepted, put]);

  const present = contact?.initialId ?? "";
  useEffect(() => {
    if (last.current && last.current !== present) put({ type: "call_finished", contactId: last.current });
  }, [present, put]);
}

function formOf({ attributes, customer: phone, initialId: contactId }: CallContact) {
  const { company = "", language = "", choice = "", emergency_kind: kind = "" } = attributes;
  return { key: crypto.randomUUID(), company, phone, contactId, language, chosen: { choice, kind } };
}
