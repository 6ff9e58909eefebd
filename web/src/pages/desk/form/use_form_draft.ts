import { useDraft } from "~/parts/keeping/use_draft";
import type { FormSheet } from "../workspace";
import type { FormDraft } from "./form_values";

export const DRAFT_KIND = "ticket";

/** What a draft on this machine holds: the sheet, and what was typed into it. */
export interface KeptForm {
  sheet: Omit<FormSheet, "saved" | "draft">;
  draft: FormDraft;
}

/** Keeps what is typed into a form of the desk. */
export function useFormDraft(sheet: FormSheet, read: () => FormDraft) {
  const { key, company, phone, contactId, language, chosen } = sheet;
  const kept = (): KeptForm => ({ sheet: { key, company, phone, contactId, language, chosen }, draft: read() });
  return useDraft({ id: key, kind: DRAFT_KIND, read: kept });
}
