import { Alert, Button, Input, Space } from "antd";
import { type FormEvent, useState } from "react";
import { dutyPath } from "~/api/duties";
import { useZone } from "~/app/dozor_context";
import { MomentInput } from "~/parts/ui/MomentInput";
import { useTexts } from "~/texts";
import { fromLocal, toLocal } from "~/time/zoned";
import type { CompanyDuty } from "./queries";
import { useDutyStep } from "./use_duty_step";

const MINUTE = 60_000;
/** What is chosen by one press: minutes from now. */
const SOON = [15, 60, 180] as const;

/** To another moment, with the reason: its clock begins anew, and everybody sees who put it off. */
export function PutOff({ duty, onDone }: { duty: CompanyDuty; onDone: () => void }) {
  const { t } = useTexts("parts/duties");
  const zone = useZone(duty.company);
  const [until, setUntil] = useState(() => toLocal(Date.now() + 60 * MINUTE, zone));
  const [note, setNote] = useState("");
  const { send, sending, trouble } = useDutyStep(duty, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { action: "put_off", until: fromLocal(until, zone), note: note.trim() };
    send({ kind: "duty_put_off", path: `${dutyPath(duty.company, duty.contact_id)}/actions`, body, note: body.note });
  };
  return (
    <form className="duty-ask" onSubmit={submit} aria-label={t("duties.put_off.title", { phone: duty.phone })}>
      {trouble && <Alert type="error" title={trouble} />}
      <Space size={4} wrap>
        {SOON.map((minutes) => (
          <Button key={minutes} size="small" onClick={() => setUntil(toLocal(Date.now() + minutes * MINUTE, zone))}>
            {t("duties.put_off.in", { minutes })}
          </Button>
        ))}
        <MomentInput
          zone={zone}
          size="small"
          className="duty-until"
          aria-label={t("duties.put_off.until")}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </Space>
      <Space.Compact block>
        <Input
          size="small"
          autoFocus
          autoComplete="off"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          placeholder={t("duties.put_off.why")}
          aria-label={t("duties.put_off.why")}
        />
        <Button size="small" type="primary" htmlType="submit" disabled={!note.trim() || !until} loading={sending}>
          {t("duties.put_off.do")}
        </Button>
      </Space.Compact>
    </form>
  );
}
