import type { Settings } from "~/settings/settings";
import type { TelephonyAdapter } from "./adapter";
import { SimulatorTelephony } from "./simulator";

/** The telephony of this place; undefined where there is none yet. The one spot that knows the implementations. */
export function createTelephony(settings: Settings): TelephonyAdapter | undefined {
  return settings.laptop ? new SimulatorTelephony() : undefined;
}
