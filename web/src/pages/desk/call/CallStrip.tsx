import { Alert, Button, Space, Tag } from "antd";
import type { ReactNode } from "react";
import type { CallContact, TelephonyAdapter } from "~/telephony/adapter";
import type { Call, TelephoneState } from "~/telephony/call_state";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { useNow } from "~/time/use_now";
import { useDesk } from "../desk_context";

interface Props {
  telephony: TelephonyAdapter | undefined;
  telephone: TelephoneState;
}

/** The call at this desk: who it is, how long it lasts, what can be done with it. Takes no room without a call. */
export function CallStrip({ telephony, telephone: { call, lastMissed } }: Props) {
  const { t } = useTexts();
  if (!telephony) return null;
  if (call) return <PresentCall telephony={telephony} call={call} />;
  if (!lastMissed) return null;
  return (
    <div className="call-place">
      <Alert
        key={lastMissed.id}
        type="warning"
        banner
        closable
        title={t("call.missed", { phone: lastMissed.customer })}
      />
    </div>
  );
}

function PresentCall({ telephony, call }: { telephony: TelephonyAdapter; call: Call }) {
  const { t } = useTexts();
  const { id } = call.contact;
  const buttons: Record<Call["phase"], ReactNode> = {
    ringing: (
      <>
        <Button type="primary" size="large" autoFocus onClick={() => telephony.accept(id)}>
          {t("call.accept")}
        </Button>
        <Button danger size="large" onClick={() => telephony.reject(id)}>
          {t("call.reject")}
        </Button>
      </>
    ),
    connected: (
      <Button danger onClick={() => telephony.hangUp(id)}>
        {t("call.hang_up")}
      </Button>
    ),
    wrap_up: (
      <Button type="primary" onClick={() => telephony.finish(id)}>
        {t("call.finish")}
      </Button>
    ),
  };
  return (
    <section className={`call-place call-strip ${call.phase}`} aria-label={t(`call.${call.phase}`)}>
      <strong className="call-phase">{t(`call.${call.phase}`)}</strong>
      <Lasting since={call.since} />
      <WhoCalls contact={call.contact} />
      {/* Keyed: a press meant for Accept must not find Hang up in its place. */}
      <Space key={call.phase} className="call-buttons">
        {buttons[call.phase]}
      </Space>
    </section>
  );
}

function WhoCalls({ contact: { customer, queue, attributes } }: { contact: CallContact }) {
  const { t, word } = useTexts();
  const { company } = useDesk();
  const { resident_name: name, address, choice, language, company: slug = "" } = attributes;
  return (
    <div className="call-who">
      <span className="call-name">{name || t("call.unknown_caller")}</span>
      <span className="call-phone">{customer || t("call.withheld")}</span>
      {address && <span>{address}</span>}
      <Tag color="blue">{company(slug)?.name ?? slug}</Tag>
      {choice && <Tag color={choice === "emergency" ? "red" : "default"}>{word("call.choice", choice)}</Tag>}
      {!choice && queue && <Tag>{queue}</Tag>}
      {language && <Tag>{language}</Tag>}
    </div>
  );
}

function Lasting({ since }: { since: number }) {
  const { t } = useTexts();
  const now = useNow();
  return <span className="call-lasting">{formatSpan(Math.max(now - since, 0), t("day_letter"))}</span>;
}
