/** One colour language for states, urgencies and clocks, in antd's names. */
export const STATE_COLOURS: Readonly<Record<string, string>> = {
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
};

export const URGENCY_COLOURS: Readonly<Record<string, string>> = {
  emergency: "red",
  urgent: "orange",
  normal: "default",
  planned: "default",
};

export const MESSAGE_COLOURS: Readonly<Record<string, string>> = {
  claimed: "processing",
  sent: "blue",
  delivered: "green",
  failed: "red",
  unknown: "orange",
};
