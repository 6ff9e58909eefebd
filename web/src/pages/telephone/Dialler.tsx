import { AutoComplete, Button, Form } from "antd";
import { useState } from "react";
import type { Demo } from "~/laptop/demo";
import { useTexts } from "~/texts";

interface Props {
  demo: Demo;
  busy: boolean;
  onDial: (from: string, to: string) => void;
  onCarry: (number: string) => void;
}

/** Who calls, which number, and the button that dials it; or wait to be called. Both fields take any number. */
export function Dialler({ demo, busy, onDial, onCarry }: Props) {
  const { t, language } = useTexts();
  const [typedFrom, setFrom] = useState<string>();
  const [typedTo, setTo] = useState<string>();
  const from = typedFrom ?? callerWhoSpeaks(demo, language) ?? "";
  const to = typedTo ?? numberFor(demo, from, language) ?? "";
  const nameOf = (slug: string) => demo.numbers.find(({ company }) => company === slug)?.name ?? slug;
  return (
    <Form layout="vertical" disabled={busy} onFinish={() => onDial(from.trim(), to.trim())}>
      <NumberField
        id="from"
        value={from}
        onChange={setFrom}
        busy={busy}
        options={demo.callers.map(({ phone, name, company }) => ({
          value: phone,
          label: [phone, name || t("telephone.unknown_phone"), nameOf(company)].filter(Boolean).join(" · "),
        }))}
      />
      <NumberField
        id="to"
        value={to}
        onChange={setTo}
        busy={busy}
        options={demo.numbers.map(({ dial, name }) => ({ value: dial, label: `${dial} · ${name}` }))}
      />
      <Button type="primary" htmlType="submit" size="large" block disabled={busy || !from.trim() || !to.trim()}>
        {t("telephone.call")}
      </Button>
      <Button type="link" block disabled={busy || !from.trim()} onClick={() => onCarry(from.trim())}>
        {t("telephone.carry")}
      </Button>
    </Form>
  );
}

interface Option {
  value: string;
  label: string;
}

interface NumberFieldProps {
  id: "from" | "to";
  value: string;
  onChange: (value: string) => void;
  busy: boolean;
  options: Option[];
}

/** Any number, with suggestions. Enter takes what was typed, never a suggestion that merely stands first. */
function NumberField({ id, value, onChange, busy, options }: NumberFieldProps) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <Form.Item label={t(`telephone.${id}`)} htmlFor={id}>
      <AutoComplete
        id={id}
        value={value}
        onChange={onChange}
        options={options}
        // By hand: left to itself the list stays open over the button when the field is disabled by a call.
        open={open && !busy}
        onOpenChange={setOpen}
        onBlur={() => setOpen(false)}
        defaultActiveFirstOption={false}
        popupMatchSelectWidth={420}
        showSearch={{ filterOption: fits }}
        placeholder={t(`telephone.${id}.hint`)}
        allowClear
      />
    </Form.Item>
  );
}

/** A number that is complete is there to be replaced by another, so all are offered. */
function fits(typed: string, option?: Option): boolean {
  return /^\+\d{11,}$/.test(typed) || (option?.label.toLowerCase().includes(typed.toLowerCase()) ?? false);
}

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
