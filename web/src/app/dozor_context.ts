import { createContext, use } from "react";
import type { ApiClient } from "~/api/client";
import type { DozorApi } from "~/api/dozor";
import type { Company, Me } from "~/api/types";
import type { Session } from "~/auth/session";
import type { LiveLine } from "~/live/use_live";
import type { Settings } from "~/settings/settings";

/** What every page of somebody signed in has at hand. */
export interface Dozor {
  api: DozorApi;
  /** For routes that have a file of their own in `api/`. */
  client: ApiClient;
  me: Me;
  /** Whether this person's role allows it: a capability as `GET /me` names it. */
  may: (capability: string) => boolean;
  /** The company with that slug, if this person sees it. */
  company: (slug: string) => Company | undefined;
  /** How the live line is. */
  live: LiveLine;
  session: Session;
  settings: Settings;
}

export const DozorContext = createContext<Dozor | undefined>(undefined);

/** Inside `<SignedInPage>` only. */
export function useDozor(): Dozor {
  const dozor = use(DozorContext);
  if (!dozor) throw new Error("This part belongs inside a signed-in page.");
  return dozor;
}

/** The zones of all companies that somebody sees. */
export function zonesOf({ companies }: Me): readonly string[] {
  return [...new Set(companies.map(({ time_zone }) => time_zone))];
}

/** The zone of what belongs to no single company: theirs. If they have several, the browser's own, which is then to be named. */
export function useOwnZone(): { zone: string | undefined; named: boolean } {
  const zones = zonesOf(useDozor().me);
  return zones.length === 1 ? { zone: zones[0], named: false } : { zone: undefined, named: true };
}

/** The time zone of that company. */
export function useZone(slug: string): string | undefined {
  return useDozor().company(slug)?.time_zone;
}
