import { useQueryClient } from "@tanstack/react-query";
import type { Ticket } from "~/api/types";
import type { FormSheet, WorkspaceEvent } from "../workspace";
import { SavedTicket } from "./SavedTicket";
import { TicketForm } from "./TicketForm";

interface Props {
  sheet: FormSheet;
  put: (event: WorkspaceEvent) => void;
}

/** A form until it is saved, then what to tell the caller. */
export function FormSheetView({ sheet, put }: Props) {
  const queries = useQueryClient();
  const close = () => put({ type: "form_closed", key: sheet.key });
  const show = (company: string, number: string) => put({ type: "ticket_opened", ticket: { company, number } });
  const onSaved = (ticket: Ticket) => {
    put({ type: "form_saved", key: sheet.key, ticket });
    // Seen at once, whether or not the live line is up.
    void queries.invalidateQueries({ queryKey: ["tickets", ticket.company] });
    void queries.invalidateQueries({ queryKey: ["callers", ticket.company] });
  };
  if (!sheet.saved) return <TicketForm sheet={sheet} onSaved={onSaved} onDiscard={close} onShow={show} />;
  const { company, phone, contactId, language, saved } = sheet;
  const another = () =>
    put({ type: "form_opened", form: { key: crypto.randomUUID(), company, phone, contactId, language } });
  return (
    <SavedTicket ticket={saved} onAnother={another} onOpen={() => show(saved.company, saved.number)} onClose={close} />
  );
}
