import { Suspense } from "react";
import { retrying } from "~/browser/retrying";
import { useHotkeys } from "~/parts/telephone/use_hotkeys";
import { useTelephone } from "~/telephony/telephony_context";
import { lazily } from "./lazily";
import { isDesk } from "./navigation";
import { usePath } from "./path";

// Whoever takes calls cannot do without them: a file that does not come is asked for until it does.
const AgentMenu = lazily(() => retrying(() => import("~/parts/telephone/AgentMenu")));
const FrameStrip = lazily(() => retrying(() => import("~/parts/telephone/FrameStrip")));

/** Under the top line: the call, where the desk does not show it; and the way back to the page that was left for one. */
export function TelephonePlace() {
  const { telephony } = useTelephone();
  const elsewhere = !isDesk(usePath());
  useHotkeys(); // here, where nothing is waited for: a key works as soon as its button is seen
  return (
    <div className="signed-in-telephone">
      {telephony && (
        <Suspense fallback={null}>
          <FrameStrip telephony={telephony} elsewhere={elsewhere} />
        </Suspense>
      )}
    </div>
  );
}

/** In the top line: my state, where the desk does not show it. */
export function TelephoneState() {
  const { telephony } = useTelephone();
  const elsewhere = !isDesk(usePath());
  if (!telephony || !elsewhere) return null;
  return (
    <Suspense fallback={null}>
      <AgentMenu telephony={telephony} />
    </Suspense>
  );
}
