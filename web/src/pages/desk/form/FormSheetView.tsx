import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Ticket } from "~/api/types";
import { dropDraft } from "~/offline/drafts";
import { useKeeping, useQueued } from "~/parts/keeping/keeping_context";
import { QueuedTicket } from "../keeping/QueuedTicket";
import type { FormSheet, WorkspaceEvent } from "../workspace";
import { SavedTicket } from "./SavedTicket";
import { TicketForm } from "./TicketForm";

interface Props {
  sheet: FormSheet;
  onClose: () => void;
  put: (event: WorkspaceEvent) => void;
}

/** A form until it is saved, or waits for the line; then what to tell the caller. */
export function FormSheetView({ sheet, onClose, put }: Props) {
  const queries = useQueryClient();
  const keeping = useKeeping();
  const queued = useQueued(sheet.key);
  const { key, company, phone, contactId, language, chosen, saved } = sheet;
  const show = (of: string, number: string) => put({ type: "ticket_opened", ticket: { company: of, number } });
  const another = () =>
    put({ type: "form_opened", form: { key: crypto.randomUUID(), company, phone, contactId, language, chosen } });
  const onSaved = (ticket: Ticket) => {
    put({ type: "form_saved", key, ticket });
    // Seen at once, whether or not the live line is up.
    void queries.invalidateQueries({ queryKey: ["tickets", ticket.company] });
    void queries.invalidateQueries({ queryKey: ["callers", ticket.company] });
  };
  const arrived = queued?.state === "done" && !saved ? (queued.answer as Ticket) : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer has come
  useEffect(() => {
    if (!arrived) return;
    void dropDraft(key);
    onSaved(arrived);
  }, [arrived?.number]);

  if (saved) {
    return (
      <SavedTicket
        ticket={saved}
        onAnother={another}
        onOpen={() => show(saved.company, saved.number)}
        onClose={onClose}
      />
    );
  }
  if (queued?.state === "waiting" || arrived) {
    const takeBack = queued?.attempts === 0 ? () => void keeping.remove(key) : undefined;
    return queued && <QueuedTicket request={queued} onTakeBack={takeBack} onAnother={another} />;
  }
  return (
    <TicketForm
      sheet={sheet}
      refusal={queued?.refusal}
      onSaved={onSaved}
      onKept={(draft) => put({ type: "form_kept", key, draft })}
      onDiscard={onClose}
      onShow={show}
    />
  );
}
