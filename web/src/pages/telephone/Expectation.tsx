import { useTexts } from "~/texts";
import type { Expected } from "./telephone_state";

/** Which keys are expected now, and what has been pressed. */
export function Expectation({ expected, pressed }: { expected: Expected | undefined; pressed: string }) {
  const { t } = useTexts("telephone");
  return (
    <div className="expectation">
      <span className="quiet" data-expected>
        {expected ? describe(expected) : "\u00a0"}
      </span>
      <output className="pressed-keys" aria-label={t("telephone.pressed")}>
        {pressed || "\u00a0"}
      </output>
    </div>
  );

  function describe({ kind, keys, max_length, terminator }: Expected): string {
    if (kind === "speech") return t("expected.speech");
    if (kind === "key") return keys.length ? t("expected.keys", { keys: inOrder(keys).join(" ") }) : t("expected.any");
    return t("expected.digits", { count: max_length, end: terminator || "#" });
  }
}

/** As they lie on the pad; the nought comes after the nine. */
function inOrder(keys: readonly string[]): string[] {
  return [..."1234567890*#"].filter((key) => keys.includes(key));
}
