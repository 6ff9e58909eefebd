import { Tag } from "antd";
import { useEffect, useState } from "react";
import type { TelephonyAdapter } from "~/telephony/adapter";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";

/** A line that has not come by then is missed, also where nobody says that it failed: a panel may wait for somebody to sign in. */
const COMES_WITHIN_MS = 4000;

/** There is no line to the telephone; where a panel waits for somebody to sign in, the way there. Nothing while it is only being opened. */
export function NoLine({ telephony: { panel } }: { telephony: TelephonyAdapter }) {
  const { t } = useTexts("parts/telephone");
  const { line } = useTelephone().telephone;
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), COMES_WITHIN_MS);
    return () => clearTimeout(timer);
  }, []);
  if (line === undefined && !late) return null;
  return (
    <>
      <Tag color="red">{t("agent.no_line")}</Tag>
      {panel && (
        <a href={panel} target="_blank" rel="noreferrer">
          {t("agent.to_panel")}
        </a>
      )}
    </>
  );
}
