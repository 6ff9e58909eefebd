import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ApiClient } from "~/api/client";
import type { DozorApi } from "~/api/dozor";
import type { Me } from "~/api/types";
import { LivePage } from "./live_page";

/**
 * Keeps what the page has read true, by the API's WebSocket and, after a lost line, by what has changed since. Gives whether
 * the line is up. Rows one by one: `useChangedTickets`.
 */
export function useLive(api: DozorApi, client: ApiClient, me: Me): boolean {
  const queries = useQueryClient();
  const [up, setUp] = useState(false);
  // Whoever may not read tickets has nothing to catch up on after a lost line.
  const read = me.may.includes("tickets.read") ? me.companies : [];
  const companies = read.map(({ slug }) => slug).join(" ");
  useEffect(() => {
    const page = new LivePage({ api, client, queries, companies: companies.split(" ").filter(Boolean), onLine: setUp });
    return () => page.close();
  }, [api, client, queries, companies]);
  return up;
}
