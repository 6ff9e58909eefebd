import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ApiClient } from "~/api/client";
import type { DozorApi } from "~/api/dozor";
import type { Me } from "~/api/types";
import { LivePage } from "./live_page";
import type { NewerDozor } from "./newer_dozor";

/** opening: neither up nor failed yet, as after every loading of the page. */
export type LiveLine = "opening" | "up" | "down";

/**
 * Keeps what the page has read true, by the API's WebSocket and, after a lost line, by what has changed since. Gives how
 * the line is. Rows one by one: `useChangedTickets`. Whenever it fails it is looked whether Dozor is another one by now.
 */
export function useLive(api: DozorApi, client: ApiClient, me: Me, newer: NewerDozor): LiveLine {
  const queries = useQueryClient();
  const [line, setLine] = useState<LiveLine>("opening");
  // Whoever may not read tickets has nothing to catch up on after a lost line.
  const read = me.may.includes("tickets.read") ? me.companies : [];
  const companies = read.map(({ slug }) => slug).join(" ");
  useEffect(() => {
    const onLine = (up: boolean) => {
      setLine(up ? "up" : "down");
      if (!up) void newer.look();
    };
    const page = new LivePage({ api, client, queries, companies: companies.split(" ").filter(Boolean), onLine });
    return () => page.close();
  }, [api, client, queries, companies, newer]);
  return line;
}
