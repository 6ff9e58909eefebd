import { Button, Input, Select, Space } from "antd";
import { useState } from "react";
import { lastCompany, rememberCompany } from "~/app/last_company";
import { useSearch } from "~/app/path";
import { ownCall } from "~/parts/telephone/own_call";
import { readNumber } from "~/parts/telephone/read_number";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { useDesk } from "../desk_context";

/** A call of the operator's own, in the name of one company. */
export function DialOut({ companies }: { companies: readonly string[] }) {
  const { t } = useTexts("desk", "parts/telephone");
  const { company } = useDesk();
  const { telephony, telephone } = useTelephone();
  const asked = useSearch(); // "?dial=+7…&company=…": a ticket's page has asked for a call
  const [typed, setTyped] = useState(asked.get("dial") ?? "");
  const [chosen, setChosen] = useState(() => asked.get("company") ?? lastCompany(companies));
  const number = readNumber(typed);
  const slug = companies.includes(chosen) ? chosen : (companies[0] ?? "");
  if (!telephony || (telephone.line && !telephone.can.has("dial"))) return null;
  const dial = () => {
    if (!number || telephone.call) return;
    telephony.dial({ number, attributes: ownCall(slug, company(slug)) });
    setTyped("");
  };
  return (
    <Space.Compact className="dial-out" block>
      {companies.length > 1 && (
        <Select
          size="small"
          aria-label={t("dial.company")}
          value={slug}
          onChange={(chosen: string) => {
            rememberCompany(chosen);
            setChosen(chosen);
          }}
          popupMatchSelectWidth={false}
          options={companies.map((each) => ({ value: each, label: company(each)?.name ?? each }))}
        />
      )}
      <Input
        size="small"
        inputMode="tel"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={dial}
        placeholder={t("dial.hint")}
        aria-label={t("dial.hint")}
      />
      <Button size="small" disabled={!number || telephone.call !== undefined} onClick={dial}>
        {t("dial.call")}
      </Button>
    </Space.Compact>
  );
}
