import { Alert, Button } from "antd";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";

interface Props {
  error: unknown;
  /** Tries once more; without it there is no such button. */
  onRetry?: (() => void) | undefined;
}

/** What went wrong and what to do about it. */
export function ErrorNote({ error, onRetry }: Props) {
  const { t } = useTexts();
  const explain = useExplain();
  const retry = onRetry && (
    <Button size="small" onClick={onRetry}>
      {t("app.retry")}
    </Button>
  );
  return <Alert type="error" showIcon title={explain(error)} action={retry} />;
}
