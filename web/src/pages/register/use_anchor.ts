import { useQuery } from "@tanstack/react-query";
import { useDozor } from "~/app/dozor_context";
import { type Filter, midnight } from "./filter/filter";

export interface Anchor {
  /** The moment (ISO 8601) at which the register begins; undefined: at its end. */
  moment: string | undefined;
  /** The row to go to. */
  goTo: string;
  loading: boolean;
  error: unknown;
}

/** Where the register begins, by what the address says: a day, or a ticket. */
export function useAnchor({ at, order }: Pick<Filter, "at" | "order">, companies: readonly string[]): Anchor {
  const { api, company } = useDozor();
  const [slug = "", number = ""] = at.includes("/") ? at.split("/") : [];
  const { data, error, isPending } = useQuery({
    queryKey: ["ticket", slug, number, "place"],
    queryFn: () => api.ticket(slug, number),
    enabled: Boolean(slug && number),
    staleTime: 600_000,
  });
  if (slug && number) {
    // A millisecond on: the API has microseconds, and the ticket itself is to be the first below.
    const later = data && new Date(Date.parse(data.registered_at) + (order === "newest" ? 1 : 0)).toISOString();
    return { moment: later, goTo: at, loading: isPending, error };
  }
  const zone = company(companies[0] ?? "")?.time_zone;
  return {
    moment: midnight(at, zone, order === "newest" ? 1 : 0) || undefined,
    goTo: "",
    loading: false,
    error: undefined,
  };
}
