import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, AutoComplete, Button, Form, Input, Select, Space } from "antd";
import { useState } from "react";
import { ApiError } from "~/api/client";
import { useExplain } from "~/app/use_explain";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { fromLocal, toLocal } from "~/time/zoned";
import { readNumber } from "../call/read_number";
import { useDesk } from "../desk_context";

interface Values {
  company: string;
  phone: string;
  name: string;
  at: string;
  reason: string;
  addressee: string;
}

const IN_AN_HOUR = 3_600_000;

/** A call to be made later, by oneself or a colleague; Dozor reminds of it. */
export function DeferCall({ companies, onDone }: { companies: readonly string[]; onDone: () => void }) {
  const { t } = useTexts("desk");
  const { company } = useDesk();
  const [form] = Form.useForm<Values>();
  const { save, saving, trouble } = useDefer(form, onDone);
  const zoneOf = (slug: string) => company(slug)?.time_zone;
  const required = [{ required: true, whitespace: true, message: t("form.required") }];
  const first = companies[0] ?? "";
  const initial = {
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
      onFinish={(values) => save({ ...values, at: fromLocal(values.at, zoneOf(values.company)) })}
      aria-label={t("defer.open")}
      name="defer"
    >
      {trouble && <Alert type="error" title={trouble} />}
      {companies.length > 1 && (
        <Form.Item name="company" label={t("form.company")}>
          <Select options={companies.map((slug) => ({ value: slug, label: company(slug)?.name ?? slug }))} />
        </Form.Item>
      )}
      <div className="form-row two">
        <Form.Item name="phone" label={t("defer.phone")} rules={required}>
          <Input inputMode="tel" autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="at" label={t("defer.at")} rules={required}>
          <Input type="datetime-local" />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t("defer.reason")} rules={required}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="addressee" label={t("defer.addressee")}>
        <Addressee />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={saving}>
          {t("defer.save")}
        </Button>
        <Button onClick={onDone}>{t("form.discard")}</Button>
      </Space>
    </Form>
  );
}

/** A colleague of the telephone's list, or anybody by e-mail; empty for oneself. */
function Addressee(field: { value?: string; onChange?: (value: string) => void; id?: string }) {
  const { t } = useTexts("desk");
  const { telephony } = useTelephone();
  const { data = [] } = useQuery({
    queryKey: ["destinations"],
    queryFn: async () => (await telephony?.destinations()) ?? [],
    enabled: telephony !== undefined,
  });
  const colleagues = data
    .filter(({ kind }) => kind === "colleague")
    .map(({ id, name }) => ({ value: id, label: name }));
  return <AutoComplete {...field} options={colleagues} placeholder={t("defer.addressee.hint")} allowClear />;
}

function useDefer(form: ReturnType<typeof Form.useForm<Values>>[0], onDone: () => void) {
  const { api } = useDesk();
  const explain = useExplain();
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [trouble, setTrouble] = useState("");
  const { mutate, isPending } = useMutation({
    mutationFn: ({ company, phone, name, at, reason, addressee }: Values) =>
      api.deferCall(
        { company, phone: readNumber(phone) || phone, name, at, reason, addressee: addressee ?? "", ticket: "" },
        key,
      ),
    onMutate: () => setTrouble(""),
    onSuccess: async (_, { company }) => {
      await queries.invalidateQueries({ queryKey: ["duties", company] });
      onDone();
    },
    onError: (error) => {
      const problems = error instanceof ApiError ? error.problems : [];
      form.setFields(problems.map(({ field, reason }) => ({ name: field as keyof Values, errors: [reason] })));
      setTrouble(problems.length ? "" : explain(error));
    },
  });
  return { save: mutate, saving: isPending, trouble };
}
