import { Button, Input, Popover } from "antd";
import { type FormEvent, memo, useState } from "react";
import { useTexts } from "~/texts";
import type { Filter } from "./filter/filter";

interface Props {
  companies: readonly string[];
  set: (changes: Partial<Filter>) => void;
}

/** Goes to a day or a number, with everything before and behind it. */
export const JumpTo = memo(function JumpTo({ companies, set }: Props) {
  const { t } = useTexts("register");
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState("");
  const [number, setNumber] = useState("");
  const one = companies.length === 1;
  const at = number && one ? `${companies[0]}/${number.trim()}` : day;
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (!at) return;
    set({ at });
    setOpen(false);
  };
  const form = (
    <form className="register-jump" onSubmit={go}>
      <label>
        {t("jump.day")}
        <input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <label htmlFor="jump-number">
        {t("jump.number")}
        <Input
          id="jump-number"
          value={number}
          inputMode="numeric"
          disabled={!one}
          onChange={(event) => setNumber(event.target.value.replace(/\D/g, ""))}
        />
      </label>
      {!one && <p className="quiet">{t("jump.one_company")}</p>}
      <Button type="primary" htmlType="submit" disabled={!at}>
        {t("jump.go")}
      </Button>
    </form>
  );
  return (
    <Popover content={form} trigger="click" open={open} onOpenChange={setOpen} placement="bottomRight">
      <Button>{t("jump.label")}</Button>
    </Popover>
  );
});
