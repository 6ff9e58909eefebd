import type { Edit, Ticket } from "~/api/types";

/** What can be set right on the ticket, as the sheet holds it. reason: asked for with another urgency. */
export interface EditValues {
  problem: string;
  urgency: Ticket["urgency"];
  cost: NonNullable<Ticket["cost"]>;
  description: string;
  entrance: string;
  floor: string;
  flat: string;
  reason: string;
}

export const editValuesOf = ({ problem, urgency, cost, description, place }: Ticket): EditValues => ({
  problem,
  urgency,
  cost: cost ?? "",
  description,
  entrance: place.entrance,
  floor: place.floor,
  flat: place.flat,
  reason: "",
});

/** Only what is otherwise than before, so that nothing that somebody else has set right is undone; undefined when nothing is. */
export function toEdit(before: EditValues, values: EditValues): Edit | undefined {
  const { reason: _, ...fields } = values;
  const changed = Object.entries(fields).flatMap(([name, value]) => {
    const said = value.trim();
    return said === before[name as keyof EditValues] ? [] : [[name, said]];
  });
  if (!changed.length) return undefined;
  return { ...(Object.fromEntries(changed) as Edit), reason: values.reason.trim() };
}
