import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input, Space } from "antd";
import { useState } from "react";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { useDesk } from "../desk_context";
import type { CompanyDuty } from "../queries";

interface Props {
  duty: CompanyDuty;
  /** Seen to, or (a call put off) not needed any more. */
  how: "done" | "cancel";
  onDone: () => void;
}

/** What came of it, in a few words; then it is off the list. */
export function DutyResult({ duty, how, onDone }: Props) {
  const { t } = useTexts("desk");
  const { api } = useDesk();
  const explain = useExplain();
  const queries = useQueryClient();
  const [result, setResult] = useState("");
  const end = how === "done" ? api.finishDuty : api.cancelCall;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => end(duty.company, duty.contact_id, result.trim()),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ["duties", duty.company] }),
  });
  return (
    <>
      {error && <Alert type="error" title={explain(error)} />}
      <Space.Compact block>
        <Input
          size="small"
          autoFocus
          value={result}
          onChange={(event) => setResult(event.target.value)}
          onPressEnter={() => result.trim() && mutate()}
          placeholder={t(how === "done" ? "duties.result" : "duties.cancel.why")}
          aria-label={`${t(how === "done" ? "duties.result" : "duties.cancel.why")} ${duty.phone}`}
        />
        <Button size="small" type="primary" disabled={!result.trim()} loading={isPending} onClick={() => mutate()}>
          {t("duties.done")}
        </Button>
      </Space.Compact>
    </>
  );
}
