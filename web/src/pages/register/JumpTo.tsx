import { Button, Input, Popover } from "antd";
import { type FormEvent, memo, useState } from "react";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import type { Filter } from "./filter/filter";
import { type FoundNumber, findNumber } from "./find_number";

interface Props {
  companies: readonly string[];
  set: (changes: Partial<Filter>) => void;
}

/** Goes to a day or a number, with everything before and behind it; of several companies with that number it asks which. */
export const JumpTo = memo(function JumpTo({ companies, set }: Props) {
  const { t } = useTexts("register");
  const { api, company: find } = useDozor();
  const explain = useExplain();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState("");
  const [number, setNumber] = useState("");
  const [found, setFound] = useState<readonly FoundNumber[]>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const forget = () => {
    setFound(undefined);
    setTrouble("");
  };
  const leap = (at: string) => {
    set({ at });
    forget();
    setOpen(false);
  };
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (!number) return day ? leap(day) : undefined;
    setBusy(true);
    forget();
    try {
      const there = await findNumber(api, companies, number);
      if (there.length === 1 && there[0]) leap(there[0].at);
      else setFound(there);
    } catch (error) {
      setTrouble(explain(error));
    } finally {
      setBusy(false);
    }
  };
  const form = (
    <form className="register-jump" onSubmit={(event) => void go(event)}>
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
          onChange={(event) => {
            setNumber(event.target.value.replace(/\D/g, ""));
            forget();
          }}
        />
      </label>
      <div role="status">
        {trouble}
        {found && t(found.length ? "jump.which" : "jump.nowhere")}
      </div>
      {found?.map(({ at, company, what }) => (
        <Button key={at} className="register-jump-choice" onClick={() => leap(at)}>
          <span>
            <strong>{find(company)?.name ?? company}</strong> {what}
          </span>
        </Button>
      ))}
      <Button type="primary" htmlType="submit" disabled={!day && !number} loading={busy}>
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
