/** The compiler's proof that every word of the API's lists has a text: a new state or action does not compile without one. */
import type { Action, Clock, Contact, Duty, JournalEntry, Message, Outage, Reading, Ticket } from "~/api/types";
import type { TextKey } from "./namespaces";

type EveryWord =
  | `state.${Ticket["state"]}`
  | `urgency.${Ticket["urgency"]}`
  | `action.${Action}`
  | `entry.${Action}`
  | `clock.${Clock["kind"]}`
  | `message.${Message["state"]}`
  | `channel.${Message["channel"]}`
  | `duty.${Duty["kind"]}`
  | `outcome.${NonNullable<Contact["outcome"]>}`
  | `direction.${Contact["direction"]}`
  | `resource.${Outage["resource"]}`
  | `cause.${Outage["cause"]}`
  | `meter.${Reading["kind"]}`
  | `reading.${Reading["source"]}`
  | `actor.${JournalEntry["actor"]["kind"]}`;

export const complete: [Exclude<EveryWord, TextKey<"parts/ticket">>] extends [never] ? true : never = true;
