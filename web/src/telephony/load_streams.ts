/// <reference types="amazon-connect-streams" />
import type { StreamsLibrary } from "./streams_surface";

/** The library, loaded when it is needed: it is large, and puts itself into the window. */
export async function loadStreams(): Promise<StreamsLibrary> {
  // @ts-expect-error: its types are a global namespace, no module
  await import("amazon-connect-streams");
  return {
    core: connect.core,
    agent: (callback) => connect.agent(callback as unknown as connect.AgentCallback),
    contact: (callback) => connect.contact(callback as unknown as connect.ContactCallback),
    byPhoneNumber: (number) => connect.Endpoint.byPhoneNumber(number) as never,
    onLine: (callback) => {
      const bus = connect.core.getEventBus();
      bus.subscribe(connect.EventType.ACKNOWLEDGE, () => callback(true));
      for (const lost of [connect.EventType.ACK_TIMEOUT, connect.EventType.AUTH_FAIL, connect.EventType.TERMINATED])
        bus.subscribe(lost, () => callback(false));
    },
  };
}
