import type { Envelope } from "~/api/types";

/** A key of what the page has read: its name, the company, the one thing. A shorter key means all that begin with it. */
export type Key = readonly string[];

/** What a message of the WebSocket makes untrue on this page; nothing for messages that tell of no change. */
export function keysTouchedBy(message: unknown): Key[] {
  const { type, event } = message as { type?: string; event?: Envelope };
  if (type !== "change" || !event) return [];
  const { company, subject } = event;
  if (event.source === "dozor.tickets") {
    return [
      ["tickets", company],
      ["ticket", company, subject],
      ["journal", company, subject],
      ["messages", company, subject],
      ["attachments", company, subject],
      ["outage-tickets", company],
      ["callers", company],
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
