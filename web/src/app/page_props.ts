import type { Settings } from "~/settings/settings";

/** What every page is given. parameter: the part of the address that the route names, else empty. */
export interface PageProps {
  settings: Settings;
  parameter: string;
}
