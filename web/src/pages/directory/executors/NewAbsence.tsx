import { Alert, Button, Form, Select, Space } from "antd";
import { useState } from "react";
import { ApiError } from "~/api/client";
import { type AbsenceEntered, type NewAbsence as Asked, enterAbsence } from "~/api/executors";
import type { Executor } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { MomentInput } from "~/parts/ui/MomentInput";
import { useTexts } from "~/texts";
import { fromLocal } from "~/time/zoned";
import { useExecutorChange, useTradeName } from "./queries";

const REASONS: readonly NonNullable<Asked["reason"]>[] = ["holiday", "illness", "training", "other"];

interface Props {
  company: string;
  executor: Executor;
  others: readonly Executor[];
  /** What came of it; undefined when it was put away. */
  onDone: (entered?: AbsenceEntered) => void;
}

interface Values {
  reason: NonNullable<Asked["reason"]>;
  from?: string;
  to?: string;
  standIn?: string;
}

/** Somebody is away: from when, until when as far as it is known, and who stands in. */
export function NewAbsence({ company, executor, others, onDone }: Props) {
  const { t, word } = useTexts("directory");
  const { client } = useDozor();
  const explain = useExplain();
  const zone = useZone(company);
  const nameOf = useTradeName(company);
  // One key for the form: pressing twice, or again after a broken line, enters one absence.
  const [key] = useState(() => crypto.randomUUID());
  const { mutate, isPending, error } = useExecutorChange(
    company,
    ({ reason, from, to, standIn }: Values) =>
      enterAbsence(
        client,
        company,
        executor.id,
        {
          reason,
          starts_at: fromLocal(from ?? "", zone) || null,
          ends_at: fromLocal(to ?? "", zone) || null,
          stand_in_id: standIn ?? "",
        },
        key,
      ),
    onDone,
  );
  const trouble = error instanceof ApiError ? error.problems.map(({ reason }) => reason).join(" ") : "";
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={{ reason: "holiday" }}
      onFinish={(values) => mutate(values)}
      aria-label={t("absence.new")}
      name="absence"
    >
      {error && <Alert type="error" title={trouble || explain(error)} />}
      <div className="fields-row">
        <Form.Item name="reason" label={t("absence.reason")}>
          <Select options={REASONS.map((value) => ({ value, label: word("absence_reason", value) }))} />
        </Form.Item>
        <Form.Item name="from" label={t("absence.begins")}>
          <MomentInput zone={zone} />
        </Form.Item>
        <Form.Item name="to" label={t("absence.ends")}>
          <MomentInput zone={zone} />
        </Form.Item>
        <Form.Item name="standIn" label={t("absence.stand_in")}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("absence.by_rules")}
            options={others.map(({ id, name, trades }) => ({
              value: id,
              label: `${name} (${trades.map(nameOf).join(", ")})`,
            }))}
          />
        </Form.Item>
      </div>
      <p className="quiet">{t("absence.hint")}</p>
      <Space>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t("absence.save")}
        </Button>
        <Button onClick={() => onDone()}>{t("form.discard")}</Button>
      </Space>
    </Form>
  );
}
