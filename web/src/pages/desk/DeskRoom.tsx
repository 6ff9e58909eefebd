import { useEffect, useMemo, useReducer, useState } from "react";
import { createTelephony } from "~/telephony/create_telephony";
import { Telephony } from "~/telephony/telephony_context";
import { useTelephony } from "~/telephony/use_telephony";
import { CallStrip } from "./call/CallStrip";
import { useCallForms } from "./call/use_call_forms";
import { DeskHeader } from "./DeskHeader";
import { useDesk } from "./desk_context";
import { Duties } from "./lists/Duties";
import { OpenTickets } from "./lists/OpenTickets";
import { Tools } from "./lists/Tools";
import { Sheets } from "./Sheets";
import { arrange, CLEAR_DESK } from "./workspace";

/** The desk of somebody signed in: telephone on top, lists at the left, what is being worked on at the right. */
export function DeskRoom() {
  const { me, session, settings } = useDesk();
  const telephony = useMemo(() => createTelephony(settings), [settings]);
  const telephone = useTelephony(telephony, session.token);
  const [desk, put] = useReducer(arrange, CLEAR_DESK);
  const [chosen, setChosen] = useState<string>();
  const companies = useMemo(() => (chosen ? [chosen] : me.companies.map(({ slug }) => slug)), [chosen, me]);
  useCallForms(telephone.call, put);
  useSoleTitle(telephone.call?.phase === "ringing" ? telephone.call.contact.customer : "");

  const context = useMemo(() => ({ telephony, telephone }), [telephony, telephone]);
  return (
    <Telephony value={context}>
      <div className="desk">
        <DeskHeader telephony={telephony} telephone={telephone} chosen={chosen} onChoose={setChosen} />
        <CallStrip />
        <aside className="desk-lists">
          <Tools companies={companies} put={put} />
          <Duties companies={companies} put={put} />
          <OpenTickets companies={companies} shown={desk.active === "ticket" ? desk.ticket : undefined} put={put} />
        </aside>
        <main className="desk-work">
          <Sheets desk={desk} companies={companies} put={put} />
        </main>
      </div>
    </Telephony>
  );
}

/** A ringing call is seen in the browser's tab too. */
function useSoleTitle(ringing: string): void {
  useEffect(() => {
    document.title = ringing ? `☎ ${ringing}` : "Dozor";
    return () => {
      document.title = "Dozor";
    };
  }, [ringing]);
}
