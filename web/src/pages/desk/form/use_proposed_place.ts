import { Form } from "antd";
import type { ProposedPlace } from "~/api/dozor";
import { useSettled } from "~/parts/ui";
import type { FormValues } from "./form_values";

export type FormHandle = ReturnType<typeof Form.useForm<FormValues>>[0];

/** The place as it is typed, once nothing has been typed for a moment. */
export function useProposedPlace(form: FormHandle): ProposedPlace {
  const typed: FormValues["place"] | undefined = Form.useWatch("place", form);
  const building_id = typed?.building?.value ?? "";
  const entrance = useSettled(typed?.entrance?.trim() ?? "");
  const floor = useSettled(typed?.floor?.trim() ?? "");
  const flat = useSettled(typed?.flat?.trim() ?? "");
  return { building_id, entrance, floor, flat };
}
