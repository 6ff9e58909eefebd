import { Tag } from "antd";
import type { Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { STATE_COLOURS, URGENCY_COLOURS } from "./colours";

/** The state of a ticket in its colour. */
export function StateTag({ state }: { state: Ticket["state"] }) {
  const { word } = useTexts();
  return <Tag color={STATE_COLOURS[state]}>{word("state", state)}</Tag>;
}

/** The urgency of a ticket in its colour. */
export function UrgencyTag({ urgency }: { urgency: Ticket["urgency"] }) {
  const { word } = useTexts();
  return <Tag color={URGENCY_COLOURS[urgency]}>{word("urgency", urgency)}</Tag>;
}
