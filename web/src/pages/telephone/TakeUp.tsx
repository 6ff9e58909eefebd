import { Button } from "antd";
import { useTexts } from "~/texts";

/** Somebody calls. */
export function TakeUp({ onAnswer, onRefuse }: { onAnswer: () => void; onRefuse: () => void }) {
  const { t } = useTexts("telephone");
  return (
    <div className="take-up">
      <Button type="primary" size="large" autoFocus onClick={onAnswer}>
        {t("telephone.answer")}
      </Button>
      <Button danger size="large" onClick={onRefuse}>
        {t("telephone.refuse")}
      </Button>
    </div>
  );
}

/** The end of the call. */
export function HangUp({ disabled, onHangUp }: { disabled: boolean; onHangUp: () => void }) {
  const { t } = useTexts("telephone");
  return (
    <Button danger type="primary" size="large" block disabled={disabled} onClick={onHangUp}>
      {t("telephone.hang_up")}
    </Button>
  );
}
