import type { Ticket } from "~/api/types";

/** What is done to many tickets at once. */
export type Deed =
  | { kind: "assign"; company: string; executor_id: string; reason: string }
  | { kind: "close"; reason: string }
  | { kind: "decline"; reason: string }
  | { kind: "watch"; address: string; name: string }
  | { kind: "urgency"; urgency: Ticket["urgency"]; reason: string };

export type DeedKind = Deed["kind"];
export const DEEDS: readonly DeedKind[] = ["assign", "urgency", "watch", "decline", "close"];
/** One of them is more than anybody looks through before pressing. */
export const MOST_AT_ONCE = 200;

/** Whether it can be done to that ticket; else why not. already: it is so; state: its state does not allow it. */
export type Verdict = "possible" | "already" | "state" | "company";

const NEEDS: Readonly<Record<DeedKind, (ticket: Ticket) => boolean>> = {
  assign: ({ allowed }) => allowed.includes("assign"),
  close: ({ allowed }) => allowed.includes("close"),
  decline: ({ allowed }) => allowed.includes("decline"),
  watch: ({ edits = [] }) => edits.includes("watch"),
  urgency: ({ edits = [] }) => edits.includes("change_urgency"),
};

export function judge(ticket: Ticket, deed: Deed): Verdict {
  if (isSo(ticket, deed)) return "already";
  if (deed.kind === "assign" && deed.company && deed.company !== ticket.company) return "company";
  return NEEDS[deed.kind](ticket) ? "possible" : "state";
}

/** Whether the ticket is as the deed would have it: also how one knows that a lost answer was a yes. */
export function isSo(ticket: Ticket, deed: Deed): boolean {
  switch (deed.kind) {
    case "assign":
      return deed.executor_id !== "" && ticket.executor_id === deed.executor_id && ticket.company === deed.company;
    case "close":
      return ticket.state === "closed";
    case "decline":
      return ticket.state === "declined";
    case "watch":
      return (ticket.watchers ?? []).some(({ address }) => comparable(address) === comparable(deed.address));
    case "urgency":
      return ticket.urgency === deed.urgency;
  }
}

/** Whether all is said that the deed needs. */
export function isReady(deed: Deed): boolean {
  switch (deed.kind) {
    case "assign":
      return Boolean(deed.executor_id);
    case "close":
      return true;
    case "decline":
    case "urgency":
      return Boolean(deed.reason.trim());
    case "watch":
      return Boolean(deed.address.trim());
  }
}

/** The route under the ticket, and its body. */
export function requestOf(deed: Deed): ["actions" | "edits" | "watchers", object] {
  switch (deed.kind) {
    case "assign":
      return ["actions", { action: "assign", executor_id: deed.executor_id, reason: deed.reason.trim() }];
    case "close":
    case "decline":
      return ["actions", { action: deed.kind, reason: deed.reason.trim() }];
    case "watch":
      return ["watchers", { address: deed.address.trim(), name: deed.name.trim() }];
    case "urgency":
      return ["edits", { urgency: deed.urgency, reason: deed.reason.trim() }];
  }
}

const comparable = (address: string): string =>
  address.includes("@") ? address.trim().toLowerCase() : address.replace(/\D/g, "").replace(/^8(?=\d{10}$)/, "7");
