import { Button } from "antd";
import { useTexts } from "~/texts";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

interface Props {
  disabled: boolean;
  /** A key is expected now: the pad says so. */
  asked: boolean;
  onPress: (key: string) => void;
}

/** The twelve keys. */
export function Keypad({ disabled, asked, onPress }: Props) {
  const { t } = useTexts();
  return (
    <fieldset className={asked ? "keypad asked" : "keypad"} aria-label={t("telephone.keypad")}>
      {KEYS.map((key) => (
        <Button
          key={key}
          size="large"
          disabled={disabled}
          aria-label={t("telephone.key", { key })}
          onClick={() => onPress(key)}
        >
          {key}
        </Button>
      ))}
    </fieldset>
  );
}
