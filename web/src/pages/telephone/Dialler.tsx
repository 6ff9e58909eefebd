import { AutoComplete, Button, Form } from "antd";
import { useState } from "react";
import type { Demo, DemoCaller } from "~/laptop/demo";
import { useTexts } from "~/texts";

interface Props {
  demo: Demo;
  busy: boolean;
  from: string;
  to: string;
  onFrom: (number: string) => void;
  onTo: (number: string) => void;
  /** Which of the two cannot be dialled as it stands. */
  wrong: Readonly<Record<"from" | "to", boolean>>;
  onDial: () => void;
}

/** Who calls, which number, and the button that dials it. Both fields take any number; the first one rings here, too. */
export function Dialler({ demo, busy, from, to, onFrom, onTo, wrong, onDial }: Props) {
  const { t } = useTexts("telephone");
  const about = useAbout(demo);
  return (
    <Form
      layout="vertical"
      disabled={busy}
      onFinish={onDial}
      // Leaving a field, antd would take the suggestion that begins like what was typed: another number than the one that is seen.
      onKeyDownCapture={(event) => event.key === "Tab" && event.stopPropagation()}
    >
      <NumberField
        id="from"
        value={from}
        onChange={onFrom}
        busy={busy}
        wrong={wrong.from}
        options={demo.callers.map((caller) => ({ value: caller.phone, label: about(caller) }))}
      />
      <NumberField
        id="to"
        value={to}
        onChange={onTo}
        busy={busy}
        wrong={wrong.to}
        options={demo.numbers.map(({ dial, name, languages }) => ({
          value: dial,
          label: `${dial} · ${name} · ${languages.join(" + ")}`,
        }))}
      />
      <Button type="primary" htmlType="submit" size="large" block disabled={busy || !from.trim() || !to.trim()}>
        {t("telephone.call")}
      </Button>
    </Form>
  );
}

/** One line on somebody who can be played: phone, name, whose, and what is special about them. */
function useAbout({ numbers }: Demo): (caller: DemoCaller) => string {
  const { t, word } = useTexts("telephone");
  return ({ phone, name, company, role, flats, meters }) => {
    const whose = numbers.find((number) => number.company === company)?.name ?? company;
    const special = [
      role !== "resident" && role && word("role", role),
      flats > 1 && t("telephone.flats", { count: flats }),
      meters > 0 && t("telephone.meters", { count: meters }),
    ];
    return [phone, name || t("telephone.unknown_phone"), ...special, whose].filter(Boolean).join(" · ");
  };
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
  wrong: boolean;
  options: Option[];
}

/** Of the list, in pixels; on a telephone it leaves this much beside it. */
const LIST_WIDTH = 560;
const EDGE = 33;

/** Any number, with suggestions. What was typed is what stands there when the field is left. */
function NumberField({ id, value, onChange, busy, wrong, options }: NumberFieldProps) {
  const { t } = useTexts("telephone");
  const [open, setOpen] = useState(false);
  return (
    <Form.Item
      label={t(`telephone.${id}`)}
      htmlFor={id}
      {...(wrong && { validateStatus: "error", help: <span role="alert">{t("telephone.bad_number")}</span> })}
    >
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
        popupMatchSelectWidth={Math.min(LIST_WIDTH, innerWidth - 2 * EDGE)}
        classNames={{ popup: { root: "number-list" } }}
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
