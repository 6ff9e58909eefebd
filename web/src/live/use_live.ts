import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { DozorApi } from "~/api/dozor";
import { type Key, keysTouchedBy } from "./keys_touched";
import { ReconnectingSocket } from "./reconnecting_socket";

const PING = { message: { type: "ping" }, everyMs: 20_000 };
/** One step often brings several events (registered and assigned): they are read as one. */
const GATHER_MS = 150;

/** Keeps what the page has read true, by the API's WebSocket. Gives whether the line is up. */
export function useLive(api: DozorApi): boolean {
  const queries = useQueryClient();
  const [up, setUp] = useState(false);
  useEffect(() => {
    const gathered = new Map<string, Key>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      for (const queryKey of gathered.values()) void queries.invalidateQueries({ queryKey });
      gathered.clear();
    };
    let openedBefore = false;
    const socket = new ReconnectingSocket({
      address: () => liveAddress(api),
      ping: PING,
      onLine: setUp,
      onOpen: () => {
        // Whatever happened while there was no line was not told: read everything anew.
        if (openedBefore) void queries.invalidateQueries();
        openedBefore = true;
      },
      onMessage: (message) => {
        for (const key of keysTouchedBy(message)) gathered.set(JSON.stringify(key), key);
        if (gathered.size) timer ??= setTimeout(flush, GATHER_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      socket.close();
    };
  }, [api, queries]);
  return up;
}

async function liveAddress(api: DozorApi): Promise<string> {
  const { ticket, address } = await api.liveTicket();
  const socket = new URL(address, location.href);
  socket.protocol = socket.protocol.replace("http", "ws");
  socket.searchParams.set("ticket", ticket);
  return socket.href;
}
