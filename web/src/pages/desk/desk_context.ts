import { createContext, use } from "react";
import type { DozorApi } from "~/api/dozor";
import type { Company, Me } from "~/api/types";

/** What every part of the desk needs: the API, who sits here, and which companies they see. */
export interface DeskContext {
  api: DozorApi;
  me: Me;
  /** The company with that slug, if this person sees it. */
  company: (slug: string) => Company | undefined;
}

export const Desk = createContext<DeskContext | undefined>(undefined);

export function useDesk(): DeskContext {
  const desk = use(Desk);
  if (!desk) throw new Error("This part belongs inside the desk.");
  return desk;
}

/** The time zone of that company. */
export function useZone(slug: string): string | undefined {
  return useDesk().company(slug)?.time_zone;
}
