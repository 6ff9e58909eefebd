import { Alert, Button, Space } from "antd";
import { useState } from "react";
import { withdrawExecutorLinks } from "~/api/executors";
import type { Executor } from "~/api/types";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { useExecutorChange } from "./queries";

/** The link to their own list: withdrawn when the telephone is lost, or in wrong hands. */
export function LinkOfExecutor({ company, executor }: { company: string; executor: Executor }) {
  const { t } = useTexts("directory");
  const { client } = useDozor();
  const explain = useExplain();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error, isSuccess } = useExecutorChange(
    company,
    () => withdrawExecutorLinks(client, company, executor.id),
    () => setAsking(false),
  );
  return (
    <section aria-label={t("link")}>
      <h3>{t("link")}</h3>
      <p>{t("link.about")}</p>
      {error && <Alert type="error" title={explain(error)} />}
      {isSuccess && <Alert type="success" showIcon title={t("link.withdrawn")} />}
      {asking ? (
        <Space wrap>
          <span>{t("link.sure")}</span>
          <Button danger type="primary" loading={isPending} onClick={() => mutate(undefined)}>
            {t("link.yes")}
          </Button>
          <Button onClick={() => setAsking(false)}>{t("ticket.cancel")}</Button>
        </Space>
      ) : (
        <Button danger onClick={() => setAsking(true)}>
          {t("link.withdraw")}
        </Button>
      )}
    </section>
  );
}
