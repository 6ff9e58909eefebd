import { usePath } from "~/app/path";
import { KeptBanner } from "./KeptBanner";
import { useKeeping } from "./keeping_context";

/** Pages whose forms wait for the line: they say at once that there is none. */
const KEEPERS = ["/outages", "/duties"];

/** In the frame: what waits for the line, or came of it. The desk says it in a place of its own. */
export function KeptNote() {
  const path = usePath();
  const { requests = [], up } = useKeeping();
  const keeps = KEEPERS.some((each) => path.startsWith(each));
  if (path.startsWith("/desk") || (!requests.length && (up || !keeps))) return null;
  return <KeptBanner />;
}
