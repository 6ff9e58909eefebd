import { OutageAlert } from "~/parts/outages/OutageAlert";
import { HouseNotes } from "./HouseNotes";

/** What is special about a house just now, and always: what is out there, and its notes. */
export function HouseAlerts({ company, building }: { company: string; building: string }) {
  return (
    <>
      <OutageAlert company={company} building={building || undefined} />
      <HouseNotes company={company} building={building} />
    </>
  );
}
