import { Button, Tag } from "antd";
import { type ReactNode, useState } from "react";
import type { CallContact, TelephonyAdapter } from "~/telephony/adapter";
import type { Call } from "~/telephony/call_state";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";
import { useDesk } from "../desk_context";
import { useQueueName } from "../names";
import { CallIn } from "./CallIn";
import { Notices } from "./Notices";
import { Parties } from "./Parties";
import { SendKeys } from "./SendKeys";
import { type Drawer, TalkControls } from "./TalkControls";
import { hotkey, useHotkeys } from "./use_hotkeys";

/** The call at this desk: who it is, how long it lasts, what can be done with it. Takes no room without a call. */
export function CallStrip() {
  const { telephony, telephone } = useTelephone();
  useHotkeys();
  if (!telephony) return null;
  return (
    <div className="call-place">
      {telephone.call && <PresentCall key={telephone.call.contact.id} telephony={telephony} call={telephone.call} />}
      {telephone.tasks.map((task) => (
        <Task key={task.contact.id} telephony={telephony} task={task} />
      ))}
      <Notices />
    </div>
  );
}

function PresentCall({ telephony, call }: { telephony: TelephonyAdapter; call: Call }) {
  const { t } = useTexts("desk");
  const [drawer, setDrawer] = useState<Drawer>();
  const { id } = call.contact;
  const buttons: Record<Call["phase"], ReactNode> = {
    ringing: (
      <>
        <Button
          type="primary"
          size="large"
          autoFocus
          onClick={() => telephony.accept(id)}
          {...hotkey("A", t("call.accept"))}
        >
          {t("call.accept")}
        </Button>
        <Button danger size="large" onClick={() => telephony.reject(id)}>
          {t("call.reject")}
        </Button>
      </>
    ),
    dialling: (
      <Button danger onClick={() => telephony.hangUp(id)}>
        {t("call.give_up")}
      </Button>
    ),
    connected: <TalkControls telephony={telephony} call={call} drawer={drawer} onDrawer={setDrawer} />,
    wrap_up: (
      <Button type="primary" onClick={() => telephony.finish(id)} {...hotkey("A", t("call.finish"))}>
        {t("call.finish")}
      </Button>
    ),
  };
  return (
    <section className={`call-strip ${call.phase}`} aria-label={t(`call.${call.phase}`)}>
      <div className="call-line">
        <strong className="call-phase">{t(`call.${call.phase}`)}</strong>
        <Lasting since={call.since} />
        <WhoCalls contact={call.contact} />
        {/* Keyed: a press meant for Accept must not find Hang up in its place. */}
        <div key={call.phase} className="call-buttons">
          {buttons[call.phase]}
        </div>
      </div>
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
  const { t } = useTexts("desk");
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

function WhoCalls({ contact: { customer, queue, attributes } }: { contact: CallContact }) {
  const { t, word } = useTexts("desk");
  const { company } = useDesk();
  const queueName = useQueueName();
  const { resident_name: name, address, choice, language, company: slug = "", emergency_kind: kind } = attributes;
  return (
    <div className="call-who">
      <span className="call-name">{name || t("call.unknown_caller")}</span>
      <span className="call-phone">{customer || t("call.withheld")}</span>
      {address && <span>{address}</span>}
      <Tag color="blue">{company(slug)?.name ?? slug}</Tag>
      {choice && <Tag color={choice === "emergency" ? "red" : "default"}>{word("call.choice", choice)}</Tag>}
      {kind && <Tag color="red">{word("call.emergency", kind)}</Tag>}
      {!choice && queue && <Tag>{queueName(queue)}</Tag>}
      {language && <Tag>{language}</Tag>}
    </div>
  );
}

function Lasting({ since }: { since: number }) {
  const { t } = useTexts("desk");
  const now = useNow();
  return <span className="call-lasting">{formatSpan(Math.max(now - since, 0), t("day_letter"))}</span>;
}
