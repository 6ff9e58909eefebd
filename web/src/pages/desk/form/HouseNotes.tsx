import { Alert } from "antd";
import { useTexts } from "~/texts";
import { useBuilding } from "../queries";

/** What whoever answers for the house should know. */
export function HouseNotes({ company, building }: { company: string; building: string }) {
  const { t } = useTexts("desk");
  const { data } = useBuilding(company, building);
  if (!data?.notes || data.id !== building) return null;
  return <Alert className="house-notes" type="info" showIcon title={`${t("form.house_notes")}: ${data.notes}`} />;
}
