import { useCallback, useEffect, useRef } from "react";
import { useDozor } from "~/app/dozor_context";
import { type Draft, dropDraft, keepDraft, keepLastWord } from "~/offline/drafts";
import { holdForm } from "~/offline/form_holds";

const TYPING_MS = 150;

interface Options {
  /** The draft's name: of a form that sends a request, its key. */
  id: string;
  kind: string;
  /** What is typed by now, as the form wants it back. */
  read: () => unknown;
}

/** Keeps what is typed into a form on this machine, a moment after it was typed, and at once when the page goes. */
export function useDraft({ id, kind, read }: Options) {
  const owner = useDozor().me.email;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ id, kind, read });
  latest.current = { id, kind, read };

  /** What is to be written, if anything was typed since it was written last. */
  const take = useCallback((): Draft | undefined => {
    if (timer.current === undefined) return undefined;
    clearTimeout(timer.current);
    timer.current = undefined;
    const { read: value, ...named } = latest.current;
    return { ...named, owner, value: value(), at: Date.now() };
  }, [owner]);
  const flush = useCallback(() => {
    const draft = take();
    if (draft) void keepDraft(draft);
  }, [take]);

  /** Something was typed. */
  const touch = useCallback(() => {
    void holdForm(latest.current.id);
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, TYPING_MS);
  }, [flush]);

  /** It is saved, or not wanted: nothing of it stays. */
  const end = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    void dropDraft(latest.current.id);
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
