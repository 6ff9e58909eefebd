import type { Settings } from "~/settings/settings";
import type { MonitorTelephone } from "./monitor";
import { SimulatorMonitor } from "./simulator_monitor";

/** The supervisor's telephone of this place; undefined where their Contact Control Panel does it, outside of this page. */
export function createMonitor(settings: Settings): MonitorTelephone | undefined {
  return settings.laptop ? new SimulatorMonitor() : undefined;
}
