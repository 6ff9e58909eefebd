import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Select, Space } from "antd";
import { useState } from "react";
import { ApiError } from "~/api/client";
import type { Outage } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { BuildingSelect } from "~/parts/buildings/BuildingSelect";
import type { Restored } from "~/parts/keeping/Unfinished";
import { useDraft } from "~/parts/keeping/use_draft";
import { useSendOrKeep } from "~/parts/keeping/use_send_or_keep";
import { MomentInput } from "~/parts/ui/MomentInput";
import { useTexts } from "~/texts";
import { type OutageValues, toNewOutage } from "./new_outage";
import { RESOURCES } from "./resources";

/** Of what is typed and not sent, as of the request that enters it. */
export const OUTAGE = "outage";
const CAUSES: readonly OutageValues["cause"][] = ["accident", "repair", "planned", "supplier", "unknown"];

interface Props {
  companies: readonly string[];
  /** What was typed before: it was left, was refused, or was taken back from what waits for the line. */
  restored?: Restored<OutageValues> | undefined;
  /** Entered, or kept until there is a line; or put away. */
  onDone: (entered?: Outage) => void;
}

/** The sheet of an outage: what, where, why, until when, and what residents are to be told besides. */
export function NewOutage({ companies, restored, onDone }: Props) {
  const { t, word } = useTexts("parts/outages");
  const { company } = useDozor();
  const [form] = Form.useForm<OutageValues>();
  // One key for the sheet: pressing twice, or again after a broken line, enters one outage.
  const [key] = useState(() => restored?.key ?? crypto.randomUUID());
  const draft = useDraft({ id: key, kind: OUTAGE, read: () => form.getFieldsValue(true) });
  const finish = (entered?: Outage) => {
    draft.end();
    onDone(entered);
  };
  const { enter, entering, trouble, late } = useEnter(key, finish);
  // Kept when the page is narrowed to another company meanwhile.
  const slug: string = Form.useWatch("company", { form, preserve: true }) ?? companies[0] ?? "";
  const offered = companies.includes(slug) ? companies : [...companies, slug];
  const required = [{ required: true, message: t("form.required") }];
  const fresh = { company: companies[0] ?? "", resource: "cold_water", cause: "accident", buildings: [] } as const;
  const initial = restored?.values ?? fresh;
  return (
    <Form
      form={form}
      className="new-outage"
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={(values) => enter({ ...values, company: slug })}
      onValuesChange={(changed) => {
        if ("company" in changed) form.setFieldsValue({ buildings: [] });
        draft.touch();
      }}
      aria-label={t("outages.new")}
      name="outage"
    >
      {trouble && <Alert type="error" title={trouble} showIcon />}
      <div className="fields-row">
        {offered.length > 1 && (
          <Form.Item name="company" label={t("form.company")}>
            <Select options={offered.map((each) => ({ value: each, label: company(each)?.name ?? each }))} />
          </Form.Item>
        )}
        <Form.Item name="resource" label={t("outages.resource")}>
          <Select options={RESOURCES.map((value) => ({ value, label: word("resource", value) }))} />
        </Form.Item>
        <Form.Item name="cause" label={t("outages.cause")}>
          <Select options={CAUSES.map((value) => ({ value, label: word("cause", value) }))} />
        </Form.Item>
        <Form.Item name="beganAt" label={t("outages.began_at")}>
          <MomentInput zone={company(slug)?.time_zone} />
        </Form.Item>
        <Form.Item name="expectedEnd" label={t("outages.expected_end")}>
          <MomentInput zone={company(slug)?.time_zone} />
        </Form.Item>
      </div>
      <Form.Item name="buildings" label={t("outages.buildings")} rules={required}>
        <BuildingSelect company={slug} mode="multiple" />
      </Form.Item>
      <Entrances />
      {late && (
        <Form.Item name="waived" label={t("outages.waive")} help={t("outages.waive.help")}>
          <Input autoFocus autoComplete="off" maxLength={500} />
        </Form.Item>
      )}
      <Texts languages={company(slug)?.languages ?? []} />
      <Space>
        <Button type="primary" htmlType="submit" loading={entering}>
          {t("outages.save")}
        </Button>
        <Button onClick={() => finish()}>{t("form.discard")}</Button>
      </Space>
    </Form>
  );
}

/** Which entrances of each chosen building; none written means all. */
function Entrances() {
  const { t } = useTexts("parts/outages");
  const form = Form.useFormInstance<OutageValues>();
  const buildings = Form.useWatch("buildings", form) ?? [];
  return buildings.map(({ value, label }) => (
    <Form.Item key={value} name={["entrances", value]} label={t("outages.entrances", { address: String(label ?? "") })}>
      <Input placeholder={t("outages.entrances.hint")} autoComplete="off" />
    </Form.Item>
  ));
}

function Texts({ languages }: { languages: readonly string[] }) {
  const { t } = useTexts("parts/outages");
  return languages.map((language) => (
    <Form.Item key={language} name={["texts", language]} label={t("outages.text", { language })}>
      <Input placeholder={t("outages.text.hint")} autoComplete="off" maxLength={500} />
    </Form.Item>
  ));
}

function useEnter(key: string, onDone: (entered?: Outage) => void) {
  const { company } = useDozor();
  const { word } = useTexts("parts/outages");
  const sendOrKeep = useSendOrKeep();
  const explain = useExplain();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    networkMode: "always", // whether there is a line is for the outbox to say
    mutationFn: (values: OutageValues) => {
      const body = toNewOutage(values, company(values.company)?.time_zone);
      const where = values.buildings.map(({ label }) => String(label ?? "")).join("; ");
      const shown = {
        company: values.company,
        about: `${word("resource", values.resource)}: ${where}`,
        form: JSON.stringify(values),
      };
      const bodyLater = { ...body, began_at: body.began_at ?? new Date().toISOString() };
      return sendOrKeep<Outage>({ key, kind: OUTAGE, path: "/outages", body, bodyLater, shown });
    },
    onSuccess: async (outage, { company: slug }) => {
      if (outage) await queries.invalidateQueries({ queryKey: ["outages", slug] });
      onDone(outage);
    },
  });
  const tooLate = error instanceof ApiError && error.code === "notice_too_short";
  const trouble = !error ? "" : tooLate ? error.problems.map(({ reason }) => reason).join(" ") : explain(error);
  // Once the notice was found too short, the question stays: a reason is given, or a later day.
  const [late, setLate] = useState(false);
  if (tooLate && !late) setLate(true);
  return { enter: mutate, entering: isPending, trouble, late };
}
