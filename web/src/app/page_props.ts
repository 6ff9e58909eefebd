import type { Settings } from "~/settings/settings";

/** What every page is given. parameters: the parts of the address that the route names; parameter: the first, else empty. */
export interface PageProps {
  settings: Settings;
  parameter: string;
  parameters: readonly string[];
}
