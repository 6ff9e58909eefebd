import type { NewOutage } from "~/api/types";

/** What may be off, in the order in which it is asked about. */
export const RESOURCES: readonly NewOutage["resource"][] = [
  "cold_water",
  "hot_water",
  "water",
  "heating",
  "power",
  "gas",
  "sewerage",
  "lift",
  "internet",
];
