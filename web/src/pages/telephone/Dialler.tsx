import { AutoComplete, Button, Form } from "antd";
import { useState } from "react";
import type { Demo } from "~/laptop/demo";
import { useTexts } from "~/texts";

interface Props {
  demo: Demo;
  busy: boolean;
  onDial: (from: string, to: string) => void;
}

/** Who calls, which number, and the button that dials it. Both fields take any number. */
export function Dialler({ demo, busy, onDial }: Props) {
  const { t } = useTexts();
  const [typedFrom, setFrom] = useState<string>();
  const [typedTo, setTo] = useState<string>();
  const from = typedFrom ?? demo.callers[0]?.phone ?? "";
  const to = typedTo ?? numberFor(demo, from) ?? "";
  return (
    <Form layout="vertical" disabled={busy} onFinish={() => onDial(from.trim(), to.trim())}>
      <Form.Item label={t("telephone.from")} htmlFor="from">
        <AutoComplete
          id="from"
          value={from}
          onChange={setFrom}
          options={demo.callers.map(({ phone, name, company }) => ({
            value: phone,
            label: `${phone} · ${name || t("telephone.unknown_phone")}${company ? ` · ${company}` : ""}`,
          }))}
          placeholder={t("telephone.from.hint")}
          allowClear
        />
      </Form.Item>
      <Form.Item label={t("telephone.to")} htmlFor="to">
        <AutoComplete
          id="to"
          value={to}
          onChange={setTo}
          options={demo.numbers.map(({ dial, name }) => ({ value: dial, label: `${dial} · ${name}` }))}
          placeholder={t("telephone.to.hint")}
          allowClear
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block disabled={busy || !from.trim() || !to.trim()}>
        {t("telephone.call")}
      </Button>
    </Form>
  );
}

/** The number of the caller's own company, else the first. */
function numberFor(demo: Demo, phone: string): string | undefined {
  const company = demo.callers.find((caller) => caller.phone === phone)?.company;
  return (demo.numbers.find((number) => number.company === company) ?? demo.numbers[0])?.dial;
}
