import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Select, Space } from "antd";
import { useState } from "react";
import { ApiError } from "~/api/client";
import type { Duty } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import type { Restored } from "~/parts/keeping/Unfinished";
import { useDraft } from "~/parts/keeping/use_draft";
import { useSendOrKeep } from "~/parts/keeping/use_send_or_keep";
import { readNumber } from "~/parts/telephone/read_number";
import { MomentInput } from "~/parts/ui/MomentInput";
import { useTexts } from "~/texts";
import { fromLocal, toLocal } from "~/time/zoned";
import { Colleague } from "./Colleague";
import "./duties.css";

/** What the sheet holds; at: local to the company. */
export interface DeferValues {
  company: string;
  phone: string;
  name: string;
  at: string;
  reason: string;
  addressee: string;
}

/** Of what is typed and not sent, as of the request that puts it off. */
export const DEFERRED = "deferred_call";
const IN_AN_HOUR = 3_600_000;

interface Props {
  companies: readonly string[];
  /** What was typed before: it was left, was refused, or was taken back from what waits for the line. */
  restored?: Restored<DeferValues> | undefined;
  /** Put off, or kept until there is a line; or put away. */
  onDone: () => void;
}

/** A call to be made later, by oneself, a colleague or an executor; Dozor reminds of it. */
export function DeferCall({ companies, restored, onDone }: Props) {
  const { t } = useTexts("parts/duties");
  const { company } = useDozor();
  const [form] = Form.useForm<DeferValues>();
  const [key] = useState(() => restored?.key ?? crypto.randomUUID());
  const draft = useDraft({ id: key, kind: DEFERRED, read: () => form.getFieldsValue(true) });
  const finish = () => {
    draft.end();
    onDone();
  };
  const { save, saving, trouble } = useDefer(form, key, finish);
  const zoneOf = (slug: string) => company(slug)?.time_zone;
  const required = [{ required: true, whitespace: true, message: t("form.required") }];
  const first = companies[0] ?? "";
  // Kept when the page is narrowed to another company meanwhile.
  const slug: string = Form.useWatch("company", { form, preserve: true }) ?? first;
  const offered = companies.includes(slug) ? companies : [...companies, slug];
  const initial = restored?.values ?? {
    company: first,
    phone: "",
    name: "",
    at: toLocal(Date.now() + IN_AN_HOUR, zoneOf(first)),
    reason: "",
    addressee: "",
  };
  return (
    <Form
      form={form}
      className="defer-call"
      layout="vertical"
      size="small"
      requiredMark={false}
      initialValues={initial}
      // An hour from now is told by the clock of the company that is chosen.
      onValuesChange={(changed: Partial<DeferValues>) => {
        if (changed.company)
          form.setFieldsValue({ at: toLocal(Date.now() + IN_AN_HOUR, zoneOf(changed.company)), addressee: "" });
        draft.touch();
      }}
      onFinish={(values) => save({ ...values, company: slug })}
      aria-label={t("defer.open")}
      name="defer"
    >
      {trouble && <Alert type="error" title={trouble} />}
      {offered.length > 1 && (
        <Form.Item name="company" label={t("form.company")}>
          <Select options={offered.map((each) => ({ value: each, label: company(each)?.name ?? each }))} />
        </Form.Item>
      )}
      <div className="fields-row">
        <Form.Item name="phone" label={t("defer.phone")} rules={required}>
          <Input inputMode="tel" autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="at" label={t("defer.at")} rules={required}>
          <MomentInput zone={zoneOf(slug)} />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t("defer.reason")} rules={required}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="addressee" label={t("defer.addressee")}>
        <Colleague company={slug} placeholder={t("defer.addressee.hint")} />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={saving}>
          {t("defer.save")}
        </Button>
        <Button onClick={finish}>{t("form.discard")}</Button>
      </Space>
    </Form>
  );
}

function useDefer(form: ReturnType<typeof Form.useForm<DeferValues>>[0], key: string, onDone: () => void) {
  const { company: find } = useDozor();
  const explain = useExplain();
  const queries = useQueryClient();
  const sendOrKeep = useSendOrKeep();
  const [trouble, setTrouble] = useState("");
  const { mutate, isPending } = useMutation({
    networkMode: "always", // whether there is a line is for the outbox to say
    mutationFn: (values: DeferValues) => {
      const { company, phone, name, reason, addressee } = values;
      const number = readNumber(phone) || phone;
      const at = fromLocal(values.at, find(company)?.time_zone);
      const body = { company, phone: number, name, at, reason, addressee: addressee ?? "", ticket: "" };
      const shown = { company, about: `${number}: ${reason}`, form: JSON.stringify(values) };
      return sendOrKeep<Duty>({ key, kind: DEFERRED, path: "/deferred-calls", body, shown });
    },
    onMutate: () => setTrouble(""),
    onSuccess: async (made, { company }) => {
      if (made) await queries.invalidateQueries({ queryKey: ["duties", company] });
      onDone();
    },
    onError: (error) => {
      const problems = error instanceof ApiError ? error.problems : [];
      form.setFields(problems.map(({ field, reason }) => ({ name: field as keyof DeferValues, errors: [reason] })));
      setTrouble(problems.length ? "" : explain(error));
    },
  });
  return { save: mutate, saving: isPending, trouble };
}
