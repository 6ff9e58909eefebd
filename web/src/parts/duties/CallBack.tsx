import { Button } from "antd";
import { useDozor } from "~/app/dozor_context";
import { ownCall } from "~/parts/telephone/own_call";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import type { CompanyDuty } from "./queries";

/**
 * Calls the phone, where this window has a telephone; the conversation's record closes the duty. Whoever has none here, as a manager, calls
 * by the telephone that the page is open on, and says what came of it themselves.
 */
export function CallBack({ duty }: { duty: CompanyDuty }) {
  const { t } = useTexts("parts/duties");
  const { company: find } = useDozor();
  const { telephony, telephone } = useTelephone();
  const { company, contact_id: contactId, phone, name } = duty;
  if (!phone) return null;
  if (!telephony) {
    return (
      <Button size="small" href={`tel:${phone}`} aria-label={`${t("duties.call")} ${phone}`}>
        {t("duties.call")}
      </Button>
    );
  }
  const attributes = { ...ownCall(company, find(company)), ...(name && { resident_name: name }) };
  return (
    <Button
      size="small"
      type="primary"
      disabled={telephone.call !== undefined || !telephone.line}
      onClick={() => telephony.callBack(contactId, { number: phone, attributes })}
      aria-label={`${t("duties.call")} ${phone}`}
    >
      {t("duties.call")}
    </Button>
  );
}
