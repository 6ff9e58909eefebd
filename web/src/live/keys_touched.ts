import type { Envelope } from "~/api/types";

/** A key of what the page has read: its name, the company, the one thing. A shorter key means all that begin with it. */
export type Key = readonly string[];

/** What is kept true by reading which tickets have changed (`/changes`), rather than by reading everything anew. */
export const TOLD_BY_CHANGES: ReadonlySet<string> = new Set([
  "tickets",
  "ticket",
  "journal",
  "messages",
  "attachments",
]);

/** What a change of a ticket makes untrue. */
export function ticketKeys(company: string, number: string): Key[] {
  return [
    ["tickets", company],
    ["ticket", company, number],
    ["journal", company, number],
    ["messages", company, number],
    ["attachments", company, number],
    ["outage-tickets", company],
    ["callers", company],
    // A form that is being filled: somebody else may just have saved the same.
    ["proposal", company],
  ];
}

/** What a message of the WebSocket makes untrue on this page; nothing for messages that tell of no change. */
export function keysTouchedBy(message: unknown): Key[] {
  const { type, event } = message as { type?: string; event?: Envelope };
  if (type !== "change" || !event) return [];
  const { company, subject } = event;
  if (event.source === "dozor.tickets") return ticketKeys(company, subject);
  if (event.source === "dozor.evaluations") return [["evaluations", company]];
  if (event.source === "dozor.guides") return [["guides", company]];
  if (event.source === "dozor.catalogue") {
    return [
      ["problems", company],
      ["catalogue", company],
      // A form that is being filled proposes what the problem now says.
      ["proposal", company],
    ];
  }
  if (event.source === "dozor.outages") {
    return [
      ["outages", company],
      ["outage-tickets", company],
      ["callers", company],
    ];
  }
  return [
    ["duties", company],
    ["contacts", company],
    ["contact", company, subject],
    ["callers", company],
  ];
}
