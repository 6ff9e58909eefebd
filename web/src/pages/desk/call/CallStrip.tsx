import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { AnswerButtons } from "~/parts/telephone/AnswerButtons";
import { BeforeAnswer } from "~/parts/telephone/BeforeAnswer";
import { Lasting } from "~/parts/telephone/Lasting";
import { Notices } from "~/parts/telephone/Notices";
import { useQueueName } from "~/parts/telephone/names";
import type { TelephonyAdapter } from "~/telephony/adapter";
import type { Call } from "~/telephony/call_state";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { CallIn } from "./CallIn";
import { Parties } from "./Parties";
import { SendKeys } from "./SendKeys";
import { type Drawer, TalkControls } from "./TalkControls";
import "~/parts/telephone/telephone.css";
import { hotkey } from "~/parts/telephone/use_hotkeys";
import { useSteadySince } from "~/parts/telephone/use_steady_since";
import { WaitingNote } from "~/parts/telephone/WaitingNote";
import { WhoCalls } from "~/parts/telephone/WhoCalls";

/** The call at this desk: who it is, how long it lasts, what can be done with it. Takes no room without a call. */
export function CallStrip() {
  const { telephony, telephone } = useTelephone();
  if (!telephony) return null;
  return (
    <>
      {telephone.call && <PresentCall key={telephone.call.contact.id} telephony={telephony} call={telephone.call} />}
      {telephone.tasks.map((task) => (
        <Task key={task.contact.id} telephony={telephony} task={task} />
      ))}
      <Notices />
    </>
  );
}

function PresentCall({ telephony, call }: { telephony: TelephonyAdapter; call: Call }) {
  const { t } = useTexts("desk", "parts/telephone");
  const [drawer, setDrawer] = useState<Drawer>();
  const { id } = call.contact;
  const since = useSteadySince(id, call.phase, call.since);
  const buttons: Record<Call["phase"], ReactNode> = {
    ringing: <AnswerButtons telephony={telephony} contactId={id} atHand />,
    dialling: (
      <Button danger onClick={() => telephony.hangUp(id)} {...hotkey("Q", t("call.give_up"))}>
        {t("call.give_up")}
      </Button>
    ),
    connected: <TalkControls telephony={telephony} call={call} drawer={drawer} onDrawer={setDrawer} />,
    wrap_up: (
      <>
        <WaitingNote />
        <Button type="primary" onClick={() => telephony.finish(id)} {...hotkey("A", t("call.finish"))}>
          {t("call.finish")}
        </Button>
      </>
    ),
  };
  return (
    <section className={`call-strip ${call.phase}`} aria-label={t(`call.${call.phase}`)}>
      <div className="call-line">
        <strong className="call-phase">{t(`call.${call.phase}`)}</strong>
        <Lasting since={since} label={t("call.lasting")} />
        <WhoCalls contact={call.contact} />
        {/* Keyed: a press meant for Accept must not find Hang up in its place. */}
        <div key={call.phase} className="call-buttons">
          {buttons[call.phase]}
        </div>
      </div>
      {(call.phase === "ringing" || call.phase === "dialling") && <BeforeAnswer contact={call.contact} />}
      {call.phase === "ringing" && call.whisper && <p className="call-whisper">{call.whisper}</p>}
      {call.phase === "connected" && <Parties telephony={telephony} call={call} />}
      {call.phase === "connected" && drawer === "keys" && <SendKeys onKey={(key) => telephony.sendKeys(id, key)} />}
      {call.phase === "connected" && drawer === "call_in" && (
        <CallIn telephony={telephony} contact={call.contact} onDone={() => setDrawer(undefined)} />
      )}
    </section>
  );
}

/** Work that lies beside the call: accepted, and done. */
function Task({ telephony, task }: { telephony: TelephonyAdapter; task: Call }) {
  const { t } = useTexts("desk", "parts/telephone");
  const { id, queue } = task.contact;
  const queueName = useQueueName();
  const act = {
    ringing: telephony.accept,
    dialling: telephony.accept,
    connected: telephony.hangUp,
    wrap_up: telephony.finish,
  };
  return (
    <section className="call-strip task" aria-label={t("call.task")}>
      <div className="call-line">
        <strong>{t("call.task")}</strong>
        <span className="call-who">{queueName(queue)}</span>
        <Button size="small" onClick={() => act[task.phase].call(telephony, id)}>
          {task.phase === "ringing" ? t("call.accept") : t("call.finish")}
        </Button>
      </div>
    </section>
  );
}
