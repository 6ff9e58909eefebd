import { useTexts } from "~/texts";
import { formatExactly, formatMoment, formatRelative, nameZone } from "./format";
import { useNow } from "./use_now";

interface Props {
  /** ISO 8601, UTC. */
  at: string;
  /** The company's zone; the browser's own when absent. */
  zone?: string | undefined;
  /** Seconds beside hours and minutes. */
  seconds?: boolean;
  /** Says the zone too, where nothing around tells whose time it is. */
  named?: boolean;
}

/** A time: exact and relative at once, in the company's zone; to the second under the pointer. */
export function Moment({ at, zone, seconds = false, named = false }: Props) {
  const { language } = useTexts();
  const now = useNow();
  return (
    <time dateTime={at} title={formatExactly(at, language, zone)} className="moment">
      {formatMoment(at, language, zone, now, seconds)} {named && `${nameZone(at, language, zone)} `}
      <span className="quiet">({formatRelative(at, language, now)})</span>
    </time>
  );
}
