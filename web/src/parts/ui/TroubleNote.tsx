import { Alert, Button } from "antd";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import type { Trouble } from "./trouble_of";

/** Above a list: that not all of it could be read, so that what is missing is not taken for nothing to do. */
export function TroubleNote({ trouble }: { trouble: Trouble | undefined }) {
  const { t } = useTexts();
  const explain = useExplain();
  if (!trouble) return null;
  const again = (
    <Button size="small" onClick={trouble.retry}>
      {t("app.retry")}
    </Button>
  );
  const title = `${t("error.not_all")} ${explain(trouble.error)}`;
  return <Alert className="trouble-note" type="error" showIcon title={title} action={again} />;
}
