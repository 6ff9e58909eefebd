import type { DiagnosisAsked } from "~/api/guides";
import type { NewTicket, Resident } from "~/api/types";

/** What the form holds while it is typed. building: id and address, chosen together. answers: question -> answer. */
export interface FormValues {
  caller: { name: string; phone: string; language: string };
  place: { building?: { value: string; label: string }; entrance: string; floor: string; flat: string };
  problem?: string;
  answers: Answers;
  /** What the guide's script was answered. */
  diagnosis?: DiagnosisAsked | undefined;
  description: string;
}

/** What was answered to the guide's questions: a choice by its key, anything else as it was said. */
export type Answers = Readonly<Record<string, string>>;

/** A form as it is kept until it is saved. */
export interface FormDraft {
  values: FormValues;
  company: string;
  resident: Resident | undefined;
  /** When it was typed last, milliseconds since the epoch. */
  at: number;
}

/** An empty form, with the phone of who calls and the language that they chose. */
export const emptyForm = (phone: string, language: string): FormValues => ({
  caller: { name: "", phone, language },
  place: { entrance: "", floor: "", flat: "" },
  answers: {},
  description: "",
});

/** What is known of a resident, as the form wants it. The phone stays the one that called. */
export function fromResident(resident: Resident): { caller: { name: string }; place: FormValues["place"] } {
  const { name, building_id, address, entrance, floor, flat } = resident;
  return {
    caller: { name },
    place: { building: { value: building_id, label: address }, entrance, floor, flat },
  };
}

/** The resident whose flat may be filled in without asking: the only one behind the phone. */
export function obviousResident(residents: readonly Resident[]): Resident | undefined {
  return residents.length === 1 ? residents[0] : undefined;
}

/** What everybody behind the phone is called, whichever flat it is about; empty where their names differ. */
export function sharedName(residents: readonly Pick<Resident, "name">[]): string {
  const [first, ...others] = new Set(residents.map(({ name }) => name));
  return first && !others.length ? first : "";
}

export interface FormOrigin {
  company: string;
  contactId: string;
  resident: Resident | undefined;
}

/** The request that saves the form. */
export function toNewTicket(values: FormValues, { company, contactId, resident }: FormOrigin): NewTicket {
  const { caller, place } = values;
  const answers = Object.fromEntries(Object.entries(values.answers).filter(([, answer]) => answer.trim()));
  return {
    company,
    contact_id: contactId,
    caller: {
      name: caller.name.trim(),
      phone: caller.phone.replace(/[^\d+]/g, ""),
      resident_id: resident?.id ?? "",
      language: caller.language || resident?.language || "",
    },
    place: {
      building_id: place.building?.value ?? "",
      entrance: place.entrance.trim(),
      floor: place.floor.trim(),
      flat: place.flat.trim(),
    },
    problem: values.problem ?? "",
    answers,
    ...(values.diagnosis && { diagnosis: values.diagnosis }),
    description: values.description.trim(),
    channel: "phone",
  };
}

/** Fields of the form by the API's names for them. */
const FIELDS: Readonly<Record<string, (string | number)[]>> = {
  "caller.name": ["caller", "name"],
  "caller.phone": ["caller", "phone"],
  "caller.language": ["caller", "language"],
  "place.building_id": ["place", "building"],
  building_id: ["place", "building"],
  "place.entrance": ["place", "entrance"],
  "place.floor": ["place", "floor"],
  "place.flat": ["place", "flat"],
  problem: ["problem"],
  description: ["description"],
};

/** What the API did not like, sorted into fields of the form and the rest. */
export function sortProblems(problems: readonly { field: string; reason: string }[]): {
  fields: { name: (string | number)[]; errors: string[] }[];
  rest: string[];
} {
  const fieldOf = (field: string) => FIELDS[field] ?? (/^answers\b/.test(field) ? ["answers"] : undefined);
  const fields = problems.flatMap(({ field, reason }) => {
    const name = fieldOf(field);
    return name ? [{ name, errors: [reason] }] : [];
  });
  const rest = problems.filter(({ field }) => !fieldOf(field)).map(({ field, reason }) => `${field}: ${reason}`);
  return { fields, rest };
}
