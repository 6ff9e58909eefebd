import { Input, type InputProps } from "antd";
import { use, useId } from "react";
import { useTexts } from "~/texts";
import { formatMoment, nameZone } from "~/time/format";
import { useNow } from "~/time/use_now";
import { nameOtherZone, SeveralZones } from "~/time/zone_name";
import { fromLocal } from "~/time/zoned";

interface Props extends Omit<InputProps, "type" | "suffix"> {
  /** Whose time is entered; the browser's own when absent. */
  zone: string | undefined;
}

/**
 * A field for a time (its value as `toLocal` gives it). Behind it its zone, as it is on that day, wherever somebody could take it for another
 * one: companies are in several zones, or the reader is not in theirs. Under the pointer, and read aloud: what time it is there.
 */
export function MomentInput({ zone, ...input }: Props) {
  const { t, language } = useTexts();
  const several = use(SeveralZones);
  const id = useId();
  const now = useNow();
  const today = new Date(now).toISOString();
  // By today, not by what is entered: a field that is drawn another way while somebody types loses the focus.
  if (!several && !nameOtherZone(today, language, zone)) return <Input {...input} type="datetime-local" />;
  const there = formatMoment(today, language, zone, now);
  const name = nameZone(fromLocal(String(input.value ?? ""), zone) || today, language, zone);
  return (
    <Input
      {...input}
      type="datetime-local"
      aria-describedby={[input["aria-describedby"], id].filter(Boolean).join(" ")}
      suffix={
        <span id={id} className="quiet moment-zone" title={t("zone.there", { zone: name, there })}>
          {name}
        </span>
      }
    />
  );
}
