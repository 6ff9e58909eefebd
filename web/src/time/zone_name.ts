import { createContext, use } from "react";
import { useTexts } from "~/texts";
import { formatMoment, nameZone } from "./format";
import { useNow } from "./use_now";

/** Whether whoever reads has to do with companies of several zones: a time then says its own, unless it is the reader's. */
export const SeveralZones = createContext(false);

/** "GMT-5" for a time that does not go by the browser's own clock, which is as plain as a time without a zone; else nothing. */
export function nameOtherZone(at: string, language: string, zone: string | undefined): string {
  const name = nameZone(at, language, zone);
  return name === nameZone(at, language, undefined) ? "" : name;
}

/** What says a time within a sentence: "15:52", "22 Nov, 15:52 GMT-5". Drawn anew each second, for "today" ends. */
export function useSayMoment(zone: string | undefined): (at: string) => string {
  const { language } = useTexts();
  const several = use(SeveralZones);
  const now = useNow();
  return (at) => {
    const name = several && nameOtherZone(at, language, zone);
    return [formatMoment(at, language, zone, now), name].filter(Boolean).join(" ");
  };
}
