import type { Settings } from "~/settings/settings";
import type { TelephonyAdapter } from "./adapter";
import { loadStreams } from "./load_streams";
import { SimulatorTelephony } from "./simulator";
import { StreamsTelephony } from "./streams";

/** The telephony of this place; undefined where there is none yet. The one spot that knows the implementations. */
export function createTelephony(settings: Settings): TelephonyAdapter | undefined {
  if (settings.laptop) return new SimulatorTelephony();
  return settings.connect && new StreamsTelephony(settings.connect.ccp_url, loadStreams);
}
