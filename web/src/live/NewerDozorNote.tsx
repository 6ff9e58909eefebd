import { Alert, Button } from "antd";
import { useSyncExternalStore } from "react";
import type { Settings } from "~/settings/settings";
import { useTexts } from "~/texts";
import { newerDozorOf } from "./newer_dozor";
import "./newer_dozor.css";

/** Above everything, as soon as it is known that this page speaks to a Dozor that is no more. It does not load itself: something may be typed. */
export function NewerDozorNote({ settings }: { settings: Settings }) {
  const { t } = useTexts();
  const newer = newerDozorOf(settings);
  if (!useSyncExternalStore(newer.subscribe, newer.isThere)) return null;
  return (
    <Alert
      className="newer-dozor"
      role="alert"
      type="warning"
      showIcon
      title={t("newer.title")}
      description={t("newer.about")}
      action={
        <Button type="primary" onClick={() => location.reload()}>
          {t("newer.load")}
        </Button>
      }
    />
  );
}
