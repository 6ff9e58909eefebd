import { Button } from "antd";
import { useState } from "react";
import { useTexts } from "~/texts";

const KEYS = [..."1234567890*#"];

/** Tones for a machine at the other end; the keys of the computer press them too. */
export function SendKeys({ onKey }: { onKey: (key: string) => void }) {
  const { t } = useTexts("desk", "parts/telephone");
  const [sent, setSent] = useState("");
  const press = (key: string) => {
    onKey(key);
    setSent(sent + key);
  };
  return (
    <fieldset
      className="call-drawer send-keys"
      aria-label={t("call.keys")}
      onKeyDown={(event) => KEYS.includes(event.key) && press(event.key)}
    >
      {KEYS.map((key, index) => (
        <Button key={key} size="small" autoFocus={index === 0} onClick={() => press(key)}>
          {key}
        </Button>
      ))}
      <output>{sent}</output>
    </fieldset>
  );
}
