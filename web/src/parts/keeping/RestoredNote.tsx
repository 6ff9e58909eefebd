import { Alert, Button } from "antd";
import { useState } from "react";
import { useTexts } from "~/texts";
import { formatMoment } from "~/time/format";
import { useNow } from "~/time/use_now";
import "./keeping.css";

/** Says that a form is as it was left, and when that was (milliseconds since the epoch). */
export function RestoredNote({ at, onAfresh }: { at: number; onAfresh: () => void }) {
  const { t, language } = useTexts("parts/keeping");
  const now = useNow();
  const [gone, setGone] = useState(false);
  if (gone) return null;
  const when = formatMoment(new Date(at).toISOString(), language, undefined, now);
  return (
    <Alert
      className="restored-note"
      type="info"
      showIcon
      closable={{ closeIcon: true, onClose: () => setGone(true) }}
      title={t("draft.restored", { when })}
      action={
        <Button
          size="small"
          onClick={() => {
            setGone(true);
            onAfresh();
          }}
        >
          {t("draft.afresh")}
        </Button>
      }
    />
  );
}
