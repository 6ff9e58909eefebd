import type { Message, Ticket } from "~/api/types";

/** One colour language for states, urgencies and clocks, in antd's names. */
export const STATE_COLOURS: Readonly<Record<Ticket["state"], string>> = {
  registered: "default",
  assigned: "gold",
  accepted: "cyan",
  in_progress: "blue",
  done: "green",
  closed: "default",
  deferred: "purple",
  handed_over: "purple",
  declined: "volcano",
  reopened: "magenta",
  merged: "default",
};

export const URGENCY_COLOURS: Readonly<Record<Ticket["urgency"], string>> = {
  emergency: "red",
  urgent: "orange",
  normal: "default",
  planned: "default",
};

export const MESSAGE_COLOURS: Readonly<Record<Message["state"], string>> = {
  claimed: "processing",
  waiting: "orange",
  sent: "blue",
  delivered: "green",
  failed: "red",
  unknown: "orange",
  queued: "gold",
  read: "green",
  digested: "blue",
  withheld: "default",
};
