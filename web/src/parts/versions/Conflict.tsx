import { Alert, Button } from "antd";
import { useTexts } from "~/texts";
import { Difference } from "./Difference";

interface Props {
  /** The version that somebody else has saved meanwhile, and what it says; undefined until it is read. */
  theirs: number;
  before: string | undefined;
  after: string;
  onOver: () => void;
}

/** Somebody was quicker: what they have written against what stands in the field, and the way to save nevertheless. */
export function Conflict({ theirs, before, after, onOver }: Props) {
  const { t } = useTexts("parts/versions");
  return (
    <Alert
      type="warning"
      showIcon
      title={t("versions.conflict", { version: theirs })}
      description={before !== undefined && <Difference before={before} after={after} />}
      action={
        <Button danger onClick={onOver}>
          {t("versions.save_over")}
        </Button>
      }
    />
  );
}
