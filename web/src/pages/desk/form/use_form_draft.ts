import { useCallback, useEffect, useRef } from "react";
import { type Draft, dropDraft, keepDraft, keepLastWord } from "~/offline/drafts";
import { useDesk } from "../desk_context";
import type { FormSheet } from "../workspace";
import type { FormDraft } from "./form_values";

export const DRAFT_KIND = "ticket";
const TYPING_MS = 150;

/** What a draft on this machine holds: the sheet, and what was typed into it. */
export interface KeptForm {
  sheet: Omit<FormSheet, "saved" | "draft">;
  draft: FormDraft;
}

/** Keeps what is typed into a form on this machine, a moment after it was typed, and at once when the page goes. */
export function useFormDraft(sheet: FormSheet, read: () => FormDraft) {
  const { me } = useDesk();
  const owner = me.email;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ sheet, read });
  latest.current = { sheet, read };

  /** What is to be written, if anything was typed since it was written last. */
  const take = useCallback((): Draft | undefined => {
    if (timer.current === undefined) return undefined;
    clearTimeout(timer.current);
    timer.current = undefined;
    const { key, company, phone, contactId, language } = latest.current.sheet;
    const draft = latest.current.read();
    const kept: KeptForm = { sheet: { key, company, phone, contactId, language }, draft };
    return { id: key, owner, kind: DRAFT_KIND, value: kept, at: draft.at };
  }, [owner]);
  const flush = useCallback(() => {
    const draft = take();
    if (draft) void keepDraft(draft);
  }, [take]);

  /** Something was typed. */
  const touch = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, TYPING_MS);
  }, [flush]);

  /** It is saved, or not wanted: nothing of it stays. */
  const end = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    void dropDraft(latest.current.sheet.key);
  }, []);

  useEffect(() => {
    const onGoing = () => {
      const draft = take();
      if (draft) keepLastWord(draft);
    };
    window.addEventListener("pagehide", onGoing);
    return () => {
      window.removeEventListener("pagehide", onGoing);
      flush();
    };
  }, [flush, take]);
  return { touch, end, flush };
}
