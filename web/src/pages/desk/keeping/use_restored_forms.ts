import { useEffect, useRef, useState } from "react";
import { takeDrafts } from "~/offline/drafts";
import { useDesk } from "../desk_context";
import { DRAFT_KIND, type KeptForm } from "../form/use_form_draft";
import type { WorkspaceEvent } from "../workspace";

/** Lays the forms that this person has left unsaved on the desk again: once, when it is set up. A desk that one comes back to
 * after a call has its forms, and what was put away meanwhile stays away. Gives whether that is done: a call's form is not opened
 * before, or it would be there twice. */
export function useRestoredForms(put: (event: WorkspaceEvent) => void): boolean {
  const { me } = useDesk();
  const [ready, setReady] = useState(false);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    takeDrafts(me.email, DRAFT_KIND)
      .then((drafts) => {
        const kept = drafts.map(({ value }) => value as KeptForm);
        if (kept.length) put({ type: "forms_restored", forms: kept.map(({ sheet, draft }) => ({ ...sheet, draft })) });
      })
      // A browser that keeps nothing (a private window): the desk works, without its memory.
      .catch(() => undefined)
      .finally(() => setReady(true));
  }, [me.email, put]);
  return ready;
}
