import { Alert } from "antd";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";

/** What the telephone has to say for itself: a call that was missed, a number that did not answer, an order refused. */
export function Notices() {
  const { t, word } = useTexts("parts/telephone");
  const { telephone } = useTelephone();
  const { lastMissed, notReached, refusal, call } = telephone;
  return (
    <>
      {lastMissed && !call && (
        <Alert
          key={lastMissed.id}
          type="warning"
          banner
          closable
          title={t("call.missed", { phone: lastMissed.customer || t("call.withheld") })}
        />
      )}
      {notReached && !call && (
        <Alert
          key={`${notReached.number} ${notReached.reason}`}
          type="warning"
          banner
          closable
          title={t("call.not_reached", {
            phone: notReached.number,
            why: word("call.not_reached.why", notReached.reason),
          })}
        />
      )}
      {refusal && (
        <Alert
          key={refusal.at} // the same once more is said once more
          type="error"
          banner
          closable
          title={t("call.refused", { what: word("order", refusal.order), why: word("refused", refusal.why) })}
        />
      )}
    </>
  );
}
