import { Alert, Button } from "antd";
import { useZone } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { OutageFacts } from "./OutageFacts";
import { useOutagesAt } from "./queries";

/** The live outages of a building, where somebody is about to register or looks at a ticket there. */
export function OutageAlert({ company, building }: { company: string; building: string | undefined }) {
  const { t } = useTexts("parts/outages");
  const zone = useZone(company);
  const { here, trouble } = useOutagesAt(company, building);
  const again = trouble && (
    <Button size="small" onClick={trouble.retry}>
      {t("app.retry")}
    </Button>
  );
  return (
    <>
      {trouble && building && <Alert type="warning" showIcon title={t("outages.unread")} action={again} />}
      {here.map((outage) => (
        <Alert
          key={outage.id}
          className="outage-alert"
          type="warning"
          showIcon
          title={t("outages.here")}
          description={<OutageFacts outage={outage} zone={zone} />}
        />
      ))}
    </>
  );
}
