import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { navigate, useSearch } from "~/app/path";
import { KeptBanner } from "~/parts/keeping/KeptBanner";
import { StateSetNote } from "~/parts/supervision/StateSetNote";
import { useTelephone } from "~/telephony/telephony_context";
import { CallStrip } from "./call/CallStrip";
import { useCallForms } from "./call/use_call_forms";
import { DeskHeader } from "./DeskHeader";
import { useDesk } from "./desk_context";
import { layForm, ticketWays } from "./keeping/ticket_ways";
import { useCloseForm } from "./keeping/use_close_form";
import { useRestoredForms } from "./keeping/use_restored_forms";
import { Duties } from "./lists/Duties";
import { OpenTickets } from "./lists/OpenTickets";
import { Tools } from "./lists/Tools";
import { Sheets } from "./Sheets";
import { ShownSwitch, useShown } from "./ShownSwitch";
import { useDeskKeys } from "./use_desk_keys";
import { arrange, CLEAR_DESK, type WorkspaceEvent } from "./workspace";

/** The desk of somebody signed in: telephone on top, lists at the left, what is being worked on at the right. */
export function DeskRoom() {
  const { me } = useDesk();
  const { telephone } = useTelephone();
  const [desk, put] = useReducer(arrange, CLEAR_DESK);
  const [chosen, setChosen] = useState<string>();
  const companies = useMemo(() => (chosen ? [chosen] : me.companies.map(({ slug }) => slug)), [chosen, me]);
  const restored = useRestoredForms(put);
  useFormAskedFor(put);
  useCallForms(restored ? telephone.call : undefined, put);
  const closeForm = useCloseForm(put);
  const onClose = useCallback(
    (key: string) => {
      const form = desk.forms.find((one) => one.key === key);
      if (form) closeForm(form);
      else put(closing(key));
    },
    [desk.forms, closeForm],
  );
  useDeskKeys({ desk, put, onClose });
  const ways = useMemo(() => ticketWays(put), []);
  const { shown, setShown, count } = useShown(desk);
  const lying = useMemo(() => new Set(desk.forms.map(({ key }) => key)), [desk.forms]);
  return (
    <div className="desk" data-shown={shown}>
      <DeskHeader chosen={chosen} onChoose={setChosen} />
      <div className="call-place">
        <KeptBanner ways={ways} told={lying} />
        <StateSetNote state={telephone.reason || telephone.agent || ""} since={telephone.agentSince} />
        <CallStrip />
      </div>
      <ShownSwitch shown={shown} onShow={setShown} count={count} />
      <aside className="desk-lists">
        <Tools companies={companies} put={put} />
        <Duties companies={companies} put={put} />
        <OpenTickets companies={companies} shown={desk.active === "ticket" ? desk.ticket : undefined} put={put} />
      </aside>
      <main className="desk-work">
        <Sheets desk={desk} companies={companies} put={put} onClose={onClose} />
      </main>
    </div>
  );
}

/** `/desk?form=<key>`: a form that was refused or taken back elsewhere is laid on top. */
function useFormAskedFor(put: (event: WorkspaceEvent) => void): void {
  const { me } = useDesk();
  const key = useSearch().get("form");
  useEffect(() => {
    if (!key) return;
    navigate("/desk", { replace: true });
    void layForm(me.email, key, put);
  }, [key, me.email, put]);
}

const closing = (key: string): WorkspaceEvent =>
  key === "ticket" ? { type: "ticket_closed" } : { type: "panel_closed", panel: key };
