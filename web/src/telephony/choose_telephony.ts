import type { Settings } from "~/settings/settings";
import type { TelephonyAdapter } from "./adapter";
import { loadStreams } from "./load_streams";
import { loadWorkspace } from "./load_workspace";
import { SimulatorTelephony } from "./simulator";
import { StreamsTelephony } from "./streams";
import { WorkspaceTelephony } from "./workspace";

export type Kind = "simulator" | "workspace" | "streams" | "none";

/**
 * Which telephone a page has, by its settings and by where it stands. parent: the origin of the page whose frame it stands in, empty
 * when it stands by itself. Within a frame of the very instance it is an application of the agent workspace, which has the
 * panel already; a second one would ring beside it.
 */
export function chooseTelephony({ laptop, connect }: Settings, parent: string): Kind {
  if (laptop) return "simulator";
  if (!connect) return "none";
  return parent === new URL(connect.ccp_url).origin ? "workspace" : "streams";
}

/** The telephone of this page; undefined where there is none. The one spot that knows the implementations. */
export function createTelephony(settings: Settings): TelephonyAdapter | undefined {
  const { connect } = settings;
  switch (chooseTelephony(settings, parentOrigin(window))) {
    case "simulator":
      return new SimulatorTelephony();
    case "streams":
      return connect && new StreamsTelephony(connect.ccp_url, loadStreams);
    case "workspace":
      return new WorkspaceTelephony(loadWorkspace);
    case "none":
      return undefined;
  }
}

/** Says to the workspace, if the page stands in one, that it is there: before anybody has signed in to it. */
export function meetWorkspace(settings: Settings): void {
  if (chooseTelephony(settings, parentOrigin(window)) !== "workspace") return;
  // Whoever comes to need the telephone asks again, and is told what is wrong.
  loadWorkspace().catch(() => undefined);
}

/** The origin of the page that shows `page` in a frame; empty when none does. Firefox tells it by the referrer alone. */
export function parentOrigin(page: Pick<Window, "location" | "document" | "parent">): string {
  if (page.parent === page) return "";
  const told = page.location.ancestorOrigins?.[0] ?? page.document.referrer;
  return told ? new URL(told).origin : "";
}
