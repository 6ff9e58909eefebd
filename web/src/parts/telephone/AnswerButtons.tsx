import { Button } from "antd";
import type { TelephonyAdapter } from "~/telephony/adapter";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { hotkey } from "./use_hotkeys";

interface Props {
  telephony: TelephonyAdapter;
  contactId: string;
  /** Where nothing else is typed than what belongs to calls. */
  autoFocus?: boolean;
}

/** What can be done with a call that rings; nothing here where the panel beside the page does it. */
export function AnswerButtons({ telephony, contactId, autoFocus }: Props) {
  const { t } = useTexts("parts/telephone");
  const { answer, telephone } = useTelephone();
  const { can } = telephone;
  return (
    <>
      {can.has("accept") ? (
        <Button
          type="primary"
          size="large"
          autoFocus={autoFocus}
          onClick={() => answer(contactId)}
          {...hotkey("A", t("call.accept"))}
        >
          {t("call.accept")}
        </Button>
      ) : (
        <span className="quiet">{t("call.own_panel")}</span>
      )}
      {can.has("reject") && (
        <Button danger size="large" onClick={() => telephony.reject(contactId)} {...hotkey("R", t("call.reject"))}>
          {t("call.reject")}
        </Button>
      )}
    </>
  );
}
