import { Tag } from "antd";
import type { Executor } from "~/api/types";
import { useTexts } from "~/texts";

/** At work, away or off shift. */
export function AtWork({ executor: { on_shift, absent } }: { executor: Executor }) {
  const { t } = useTexts("directory");
  if (absent) return <Tag color="orange">{t("executor.away")}</Tag>;
  return <Tag color={on_shift ? "green" : "default"}>{t(on_shift ? "executor.at_work" : "executor.off")}</Tag>;
}
