import { Tag } from "antd";
import type { TelephonyAdapter } from "~/telephony/adapter";
import { useTexts } from "~/texts";

/** There is no line to the telephone; where a panel waits for somebody to sign in, the way there. */
export function NoLine({ telephony: { panel } }: { telephony: TelephonyAdapter }) {
  const { t } = useTexts("parts/telephone");
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
