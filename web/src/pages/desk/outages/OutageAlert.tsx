import { Alert } from "antd";
import { useTexts } from "~/texts";
import { useZone } from "../desk_context";
import { useOutagesAt } from "../queries";
import { OutageFacts } from "./OutageFacts";

/** The live outages of a building, where somebody is about to register or looks at a ticket there. */
export function OutageAlert({ company, building }: { company: string; building: string | undefined }) {
  const { t } = useTexts("desk");
  const zone = useZone(company);
  const outages = useOutagesAt(company, building);
  return outages.map((outage) => (
    <Alert
      key={outage.id}
      className="outage-alert"
      type="warning"
      showIcon
      title={t("outages.here")}
      description={<OutageFacts outage={outage} zone={zone} />}
    />
  ));
}
