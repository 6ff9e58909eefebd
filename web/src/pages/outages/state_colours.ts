import type { Outage } from "~/api/types";

/** Colours of antd's tags, which have a light and a dark of each. */
export const STATE_COLOURS: Readonly<Record<Outage["state"], string>> = {
  proposed: "red",
  live: "volcano",
  planned: "gold",
  ended: "green",
  rejected: "default",
};
