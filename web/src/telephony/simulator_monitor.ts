import { ReconnectingSocket } from "~/live/reconnecting_socket";
import { socketAddress } from "~/settings/settings";
import type { MonitorEvent, MonitorTelephone } from "./monitor";
import { readParty, type WireParty } from "./simulator_messages";

interface WireMonitorMessage {
  type: string;
  of?: string;
  initial_id?: string;
  joined?: boolean;
  participants?: WireParty[];
  text?: string;
}

/** The laptop's telephone of a supervisor, over the WebSocket `/laptop/supervisor` (docs/architecture.md). */
export class SimulatorMonitor implements MonitorTelephone {
  private readonly listeners = new Set<(event: MonitorEvent) => void>();
  private socket: ReconnectingSocket | undefined;

  open(token: () => Promise<string | undefined>): void {
    this.socket?.close();
    this.socket = new ReconnectingSocket({
      address: async () => socketAddress(`/laptop/supervisor?token=${encodeURIComponent((await token()) ?? "")}`),
      onMessage: (message) => {
        const event = readMonitorMessage(message as WireMonitorMessage);
        if (event) this.tell(event);
      },
      onLine: (up) => this.tell({ type: "line", up }),
    });
  }

  close(): void {
    this.socket?.close();
    this.socket = undefined;
  }

  join = (): void => this.order("join");
  beSilent = (): void => this.order("be_silent");
  leave = (): void => this.order("leave");

  subscribe(listener: (event: MonitorEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private order(what: string): void {
    this.socket?.send({ do: what });
  }

  private tell(event: MonitorEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

/** The event for the laptop's message; undefined for one of no use. */
export function readMonitorMessage(message: WireMonitorMessage): MonitorEvent | undefined {
  const parties = (message.participants ?? []).map(readParty);
  const joined = message.joined ?? false;
  switch (message.type) {
    case "listening": {
      const { of = "", initial_id: initialId = "" } = message;
      return { type: "listening", listening: { of, initialId, joined, parties, heard: "" } };
    }
    case "changed":
      return { type: "changed", joined };
    case "participants":
      return { type: "participants", parties };
    case "heard":
      return { type: "heard", text: message.text ?? "" };
    case "ended":
      return { type: "ended" };
    default:
      return undefined;
  }
}
