import { Button } from "antd";
import { useEffect, useRef } from "react";
import type { TelephonyAdapter } from "~/telephony/adapter";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { hotkey } from "./use_hotkeys";

interface Props {
  telephony: TelephonyAdapter;
  contactId: string;
  /** Accepting has the focus as soon as it rings; unless it is somewhere already, for there somebody types. */
  atHand?: boolean;
}

/** What can be done with a call that rings; nothing here where the panel beside the page does it. */
export function AnswerButtons({ telephony, contactId, atHand = false }: Props) {
  const { t } = useTexts("parts/telephone");
  const { answer, telephone } = useTelephone();
  const { can } = telephone;
  const accept = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (atHand && isFree(document.activeElement)) accept.current?.focus();
  }, [atHand]);
  return (
    <>
      {can.has("accept") ? (
        <Button
          type="primary"
          size="large"
          ref={accept}
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

/** Whether the focus may be taken from there: it is nowhere, at what can be done with calls, or where the state was switched. */
function isFree(focused: Element | null): boolean {
  return !focused || focused === document.body || focused.closest(".call-strip, .agent-switch") !== null;
}
