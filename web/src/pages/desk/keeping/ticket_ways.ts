import { takeDraft } from "~/offline/drafts";
import type { KindWay } from "~/parts/keeping/kinds";
import type { KeptForm } from "../form/use_form_draft";
import type { WorkspaceEvent } from "../workspace";

type Put = (event: WorkspaceEvent) => void;

/** What the desk does with a ticket that was sent later: lays it on the desk, or its form if it was refused. */
export function ticketWays(put: Put): Readonly<Record<string, Partial<KindWay>>> {
  const open: KindWay["open"] = ({ shown, answer }) => {
    const { number = "" } = (answer ?? {}) as { number?: string };
    put({ type: "ticket_opened", ticket: { company: shown.company ?? "", number } });
  };
  const mend: KindWay["mend"] = ({ key, owner }) => void layForm(owner, key, put);
  return { ticket: { open, mend } };
}

/** Lays the form of that key on top, as it was left. */
export async function layForm(owner: string, key: string, put: Put): Promise<void> {
  const kept = await takeDraft(owner, key);
  if (!kept) return;
  const { sheet, draft } = kept.value as KeptForm;
  put({ type: "forms_restored", forms: [{ ...sheet, draft }] });
  put({ type: "chosen", active: key });
}
