import { Alert, Button, Input, Space } from "antd";
import { type FormEvent, useState } from "react";
import { dutyPath } from "~/api/duties";
import { useTexts } from "~/texts";
import { Colleague } from "./Colleague";
import { type CompanyDuty, useColleagues } from "./queries";
import { useDutyStep } from "./use_duty_step";

/** To a colleague or an executor, who is told, or back to whoever is on shift; its clock goes on. */
export function Give({ duty, onDone }: { duty: CompanyDuty; onDone: () => void }) {
  const { t, word } = useTexts("parts/duties");
  const { data } = useColleagues(duty.company);
  const [to, setTo] = useState("");
  const [note, setNote] = useState("");
  const { send, sending, trouble } = useDutyStep(duty, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { action: "give", addressee: to, note: note.trim() };
    const whom = data?.items.find(({ id }) => id === to)?.name ?? word("specialist", to);
    send({ kind: "duty_give", path: `${dutyPath(duty.company, duty.contact_id)}/actions`, body, note: whom });
  };
  return (
    <form className="duty-ask" onSubmit={submit} aria-label={t("duties.give.title", { phone: duty.phone })}>
      {trouble && <Alert type="error" title={trouble} />}
      <Space size={4} wrap>
        <Colleague
          company={duty.company}
          value={to}
          onChange={setTo}
          label={t("duties.give.to")}
          except={duty.addressee}
          anybody
        />
        <Input
          size="small"
          autoComplete="off"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          placeholder={t("duties.give.note")}
          aria-label={t("duties.give.note")}
        />
        <Button size="small" type="primary" htmlType="submit" disabled={!to} loading={sending}>
          {t("duties.give.do")}
        </Button>
      </Space>
    </form>
  );
}
