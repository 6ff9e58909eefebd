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
  const { t, language } = useTexts();
  const [typedFrom, setFrom] = useState<string>();
  const [typedTo, setTo] = useState<string>();
  const from = typedFrom ?? callerWhoSpeaks(demo, language) ?? "";
  const to = typedTo ?? numberFor(demo, from, language) ?? "";
  const nameOf = (slug: string) => demo.numbers.find(({ company }) => company === slug)?.name ?? slug;
  return (
    <Form layout="vertical" disabled={busy} onFinish={() => onDial(from.trim(), to.trim())}>
      <Form.Item label={t("telephone.from")} htmlFor="from">
        <AutoComplete
          id="from"
          value={from}
          onChange={setFrom}
          {...SUGGESTING}
          options={demo.callers.map(({ phone, name, company }) => ({
            value: phone,
            label: [phone, name || t("telephone.unknown_phone"), nameOf(company)].filter(Boolean).join(" · "),
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
          {...SUGGESTING}
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

/** How suggestions behave: Enter takes what was typed, never a suggestion that merely stands first. */
const SUGGESTING = {
  defaultActiveFirstOption: false,
  popupMatchSelectWidth: 420,
  filterOption: (typed: string, option?: { value: string; label: string }) =>
    // A number that is complete is there to be replaced by another, so all are offered.
    /^\+\d{11,}$/.test(typed) || (option?.label.toLowerCase().includes(typed.toLowerCase()) ?? false),
};

/** Somebody whose company greets in that language, else the first. */
function callerWhoSpeaks({ callers, numbers }: Demo, language: string): string | undefined {
  const company = numbers.find((number) => number.language === language)?.company;
  return (callers.find((caller) => caller.company === company) ?? callers[0])?.phone;
}

/** The number of the caller's own company, else one that greets in the language of the pages, else the first. */
function numberFor({ callers, numbers }: Demo, phone: string, language: string): string | undefined {
  const company = callers.find((caller) => caller.phone === phone)?.company;
  const own = numbers.find((number) => number.company === company);
  return (own ?? numbers.find((number) => number.language === language) ?? numbers[0])?.dial;
}
