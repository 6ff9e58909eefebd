import { useEffect, useState } from "react";
import type { Resident } from "~/api/types";
import { useCallers } from "~/parts/telephone/use_callers";
import { type FormDraft, fromResident, obviousResident, sharedName } from "./form_values";
import type { FormHandle } from "./use_proposed_place";

/**
 * Who of those behind the phone calls: filled in by itself when there is but one, else as the operator chooses; of somebody with
 * several flats the name is known at once. A restored form stays as it was left.
 */
export function useResident(form: FormHandle, company: string, phone: string, draft: FormDraft | undefined) {
  const { data } = useCallers(company, phone);
  const [resident, setResident] = useState<Resident | undefined>(draft?.resident);
  const choose = (chosen: Resident) => {
    setResident(chosen);
    form.setFieldsValue(fromResident(chosen));
    if (chosen.language && !form.getFieldValue(["caller", "language"]))
      form.setFieldValue(["caller", "language"], chosen.language);
    form.focusField("problem");
  };
  const residents = data?.residents;
  const language = data?.language;
  const asked = residents?.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer that names other people: typing is never overwritten
  useEffect(() => {
    if (draft) return;
    // Chosen on the telephone some time: that is how they want to be spoken to.
    if (language && !form.getFieldValue(["caller", "language"])) form.setFieldValue(["caller", "language"], language);
    const obvious = obviousResident(residents ?? []);
    const name = sharedName(residents ?? []);
    if (name && !form.isFieldTouched(["caller", "name"])) form.setFieldValue(["caller", "name"], name);
    if (obvious && !form.isFieldTouched(["place", "building"])) choose(obvious);
    else if (residents?.length === 0) form.focusField(["caller", "name"]);
  }, [asked]);
  return [resident, choose] as const;
}
