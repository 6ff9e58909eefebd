import { Alert, Button, Input, Space } from "antd";
import { useState } from "react";
import { dutyPath } from "~/api/duties";
import { useTexts } from "~/texts";
import type { CompanyDuty } from "./queries";
import { useDutyStep } from "./use_duty_step";

interface Props {
  duty: CompanyDuty;
  /** Seen to, or (a call put off) not needed any more. */
  how: "done" | "cancel";
  onDone: () => void;
}

/** What came of it, in a few words; then it is off the list. */
export function DutyResult({ duty, how, onDone }: Props) {
  const { t } = useTexts("parts/duties");
  const [result, setResult] = useState("");
  const { send, sending, trouble } = useDutyStep(duty, onDone);
  const end = () => {
    const path = how === "done" ? dutyPath(duty.company, duty.contact_id) : cancelPath(duty);
    const body = { result: result.trim() };
    send({ kind: `duty_${how}`, path: how === "done" ? `${path}/done` : path, body, note: body.result });
  };
  return (
    <>
      {trouble && <Alert type="error" title={trouble} />}
      <Space.Compact block>
        <Input
          size="small"
          autoFocus
          value={result}
          onChange={(event) => setResult(event.target.value)}
          onPressEnter={() => result.trim() && end()}
          placeholder={t(how === "done" ? "duties.result" : "duties.cancel.why")}
          aria-label={`${t(how === "done" ? "duties.result" : "duties.cancel.why")} ${duty.phone}`}
        />
        <Button size="small" type="primary" disabled={!result.trim()} loading={sending} onClick={end}>
          {t("duties.done")}
        </Button>
      </Space.Compact>
    </>
  );
}

const cancelPath = ({ company, contact_id }: CompanyDuty) =>
  `/deferred-calls/${encodeURIComponent(company)}/${encodeURIComponent(contact_id)}/cancel`;
