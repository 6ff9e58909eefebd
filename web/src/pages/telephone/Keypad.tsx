import { Button } from "antd";
import { useTexts } from "~/texts";
import type { Expected } from "./telephone_state";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

interface Props {
  disabled: boolean;
  /** What is expected now: the pad, or some of its keys, say so. */
  expected: Expected | undefined;
  onPress: (key: string) => void;
}

/** The twelve keys. */
export function Keypad({ disabled, expected, onPress }: Props) {
  const { t } = useTexts("telephone");
  return (
    <fieldset className={expected ? "keypad asked" : "keypad"} aria-label={t("telephone.keypad")}>
      {KEYS.map((key) => (
        <Button
          key={key}
          size="large"
          disabled={disabled}
          className={expected?.keys.includes(key) ? "expected" : undefined}
          aria-label={t("telephone.key", { key })}
          onClick={() => onPress(key)}
        >
          {key}
        </Button>
      ))}
    </fieldset>
  );
}
