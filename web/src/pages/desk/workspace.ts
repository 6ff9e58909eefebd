import type { Ticket } from "~/api/types";
import type { FormDraft } from "./form/form_values";
import type { CallerChoice } from "./form/order_problems";

/**
 * What lies on the desk: forms of tickets not saved yet (or saved just now), and at most one ticket that is looked at.
 * A form lives until it is closed, whatever else is opened meanwhile, so that nothing typed is lost.
 */
export interface FormSheet {
  /** Made when the form opens; also its Idempotency-Key, so saving it twice gives one ticket. */
  key: string;
  company: string;
  /** E.164, or empty when nobody called. */
  phone: string;
  contactId: string;
  /** The language the caller chose, or empty. */
  language: string;
  /** What the caller has chosen in the menu, if somebody called. */
  chosen?: CallerChoice | undefined;
  saved: Ticket | undefined;
  /** What was typed into it before: it was left by a reload, or waits for the line. */
  draft?: FormDraft;
}

export interface TicketSheet {
  company: string;
  number: string;
}

/** Lists that lie on the desk when they are wanted. */
export const PANELS = ["outages", "calls", "readings"] as const;
export type Panel = (typeof PANELS)[number];

export interface Workspace {
  forms: readonly FormSheet[];
  ticket: TicketSheet | undefined;
  panels: readonly Panel[];
  /** Key of the form on top, "ticket", or a panel. */
  active: string;
}

export type WorkspaceEvent =
  | { type: "form_opened"; form: Omit<FormSheet, "saved"> }
  /** The operator has accepted: the call gets its form, once. */
  | { type: "call_connected"; form: Omit<FormSheet, "saved"> }
  /** Forms that were left unsaved the last time. */
  | { type: "forms_restored"; forms: readonly Omit<FormSheet, "saved">[] }
  /** It waits for the line with what was typed. */
  | { type: "form_kept"; key: string; draft: FormDraft }
  | { type: "form_saved"; key: string; ticket: Ticket }
  | { type: "form_closed"; key: string }
  /** The call and its wrap-up are over: what was saved goes away, what was not stays. */
  | { type: "call_finished"; contactId: string }
  | { type: "ticket_opened"; ticket: TicketSheet }
  | { type: "ticket_closed" }
  | { type: "panel_opened"; panel: Panel }
  | { type: "panel_closed"; panel: string }
  | { type: "chosen"; active: string };

export const CLEAR_DESK: Workspace = { forms: [], ticket: undefined, panels: [], active: "ticket" };

export function arrange(desk: Workspace, event: WorkspaceEvent): Workspace {
  switch (event.type) {
    case "form_opened":
      return openForm(desk, { ...event.form, saved: undefined });
    case "call_connected": {
      const there = desk.forms.find(({ contactId }) => contactId === event.form.contactId);
      return there ? { ...desk, active: there.key } : openForm(desk, { ...event.form, saved: undefined });
    }
    case "forms_restored": {
      const fresh = event.forms.filter(({ key }) => !desk.forms.some((form) => form.key === key));
      return fresh.reduce((laid, form) => openForm(laid, { ...form, saved: undefined }), desk);
    }
    case "form_kept":
      return {
        ...desk,
        forms: desk.forms.map((form) => (form.key === event.key ? { ...form, draft: event.draft } : form)),
      };
    case "form_saved":
      return {
        ...desk,
        forms: desk.forms.map((form) => (form.key === event.key ? { ...form, saved: event.ticket } : form)),
      };
    case "form_closed":
      return keepForms(desk, (form) => form.key !== event.key);
    case "call_finished":
      return keepForms(desk, (form) => form.contactId !== event.contactId || !form.saved);
    case "ticket_opened":
      return { ...desk, ticket: event.ticket, active: "ticket" };
    case "ticket_closed":
      return topmost({ ...desk, ticket: undefined });
    case "panel_opened": {
      const there = desk.panels.includes(event.panel);
      return { ...desk, panels: there ? desk.panels : [...desk.panels, event.panel], active: event.panel };
    }
    case "panel_closed":
      return topmost({ ...desk, panels: desk.panels.filter((panel) => panel !== event.panel) });
    case "chosen":
      return { ...desk, active: event.active };
  }
}

/** Keys of everything that lies on the desk, in its order. */
export function sheetKeys({ forms, ticket, panels }: Workspace): string[] {
  return [...forms.map(({ key }) => key), ...(ticket ? ["ticket"] : []), ...panels];
}

function openForm(desk: Workspace, form: FormSheet): Workspace {
  return { ...desk, forms: [...desk.forms, form], active: form.key };
}

function keepForms(desk: Workspace, stays: (form: FormSheet) => boolean): Workspace {
  return topmost({ ...desk, forms: desk.forms.filter(stays) });
}

/** Something that is there is on top: what was, else the last form, else the ticket, else a list. */
function topmost(desk: Workspace): Workspace {
  const { forms, ticket, panels, active } = desk;
  if (sheetKeys(desk).includes(active)) return desk;
  return { ...desk, active: ticket ? "ticket" : (forms.at(-1)?.key ?? panels.at(-1) ?? "ticket") };
}
