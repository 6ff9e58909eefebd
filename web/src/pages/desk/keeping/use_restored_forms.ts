import { useEffect, useState } from "react";
import { keepFor } from "~/offline/database";
import { readDrafts } from "~/offline/drafts";
import { useDesk } from "../desk_context";
import { DRAFT_KIND, type KeptForm } from "../form/use_form_draft";
import type { WorkspaceEvent } from "../workspace";

/** Lays the forms that this person has left unsaved on the desk again. Gives whether that is done: a call's form is not opened
 * before, or it would be there twice. */
export function useRestoredForms(put: (event: WorkspaceEvent) => void): boolean {
  const { me } = useDesk();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let gone = false;
    keepFor(me.email);
    readDrafts(me.email, DRAFT_KIND)
      .then((drafts) => {
        if (gone) return;
        const kept = drafts.map(({ value }) => value as KeptForm);
        if (kept.length) put({ type: "forms_restored", forms: kept.map(({ sheet, draft }) => ({ ...sheet, draft })) });
      })
      // A browser that keeps nothing (a private window): the desk works, without its memory.
      .catch(() => undefined)
      .finally(() => !gone && setReady(true));
    return () => {
      gone = true;
    };
  }, [me.email, put]);
  return ready;
}
