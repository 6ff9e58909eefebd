import { useTexts } from "~/texts";
import { formatExactly, formatMoment } from "~/time/format";
import { useNow } from "~/time/use_now";

interface Props {
  /** ISO 8601, UTC. */
  at: string;
  /** The company's. */
  zone: string | undefined;
}

/** Until when the resident was told to expect it: one wording wherever it stands. */
export function Promised({ at, zone }: Props) {
  const { t, language } = useTexts("work");
  const until = formatMoment(at, language, zone, useNow());
  return (
    <time dateTime={at} title={formatExactly(at, language, zone)}>
      {t("work.promised", { at: until })}
    </time>
  );
}
