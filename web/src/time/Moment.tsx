import { use } from "react";
import { useTexts } from "~/texts";
import { formatExactly, formatMoment, formatRelative, nameZone } from "./format";
import { useNow } from "./use_now";
import { nameOtherZone, SeveralZones } from "./zone_name";

interface Props {
  /** ISO 8601, UTC. */
  at: string;
  /** The company's zone; the browser's own when absent. */
  zone?: string | undefined;
  /** Seconds beside hours and minutes. */
  seconds?: boolean;
  /** Says the zone in any case, where nothing around tells whose time it is. */
  named?: boolean;
}

/** A time: exact and relative at once, in the company's zone, which is said where it is not plain; to the second under the pointer. */
export function Moment({ at, zone, seconds = false, named = false }: Props) {
  const { language } = useTexts();
  const several = use(SeveralZones);
  const now = useNow();
  const name = named ? nameZone(at, language, zone) : several && nameOtherZone(at, language, zone);
  return (
    <time dateTime={at} title={formatExactly(at, language, zone)} className="moment">
      {formatMoment(at, language, zone, now, seconds)} {name && `${name} `}
      <span className="quiet">({formatRelative(at, language, now)})</span>
    </time>
  );
}
