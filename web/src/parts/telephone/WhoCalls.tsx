import { Tag } from "antd";
import { useDozor } from "~/app/dozor_context";
import type { CallContact } from "~/telephony/adapter";
import { useTexts } from "~/texts";
import { nameLanguage } from "~/texts/language_name";
import { useQueueName } from "./names";

/** Who is on the line, as far as the flow has learnt it. */
export function WhoCalls({ contact: { customer, queue, attributes } }: { contact: CallContact }) {
  const { t, word, language: reader } = useTexts("parts/telephone");
  const { company } = useDozor();
  const queueName = useQueueName();
  const { resident_name: name, address, choice, language, company: slug = "", emergency_kind: kind } = attributes;
  return (
    <div className="call-who">
      <span className="call-name">{name || t("call.unknown_caller")}</span>
      <span className="call-phone">{customer || t("call.withheld")}</span>
      {address && <span>{address}</span>}
      <Tag color="blue">{company(slug)?.name ?? slug}</Tag>
      {choice && <Tag color={choice === "emergency" ? "red" : "default"}>{word("call.choice", choice)}</Tag>}
      {kind && <Tag color="red">{word("call.emergency", kind)}</Tag>}
      {!choice && queue && <Tag>{queueName(queue)}</Tag>}
      {language && <Tag title={t("call.language")}>{nameLanguage(language, reader)}</Tag>}
    </div>
  );
}
