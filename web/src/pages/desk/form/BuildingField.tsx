import { Form } from "antd";
import { BuildingSelect } from "~/parts/buildings/BuildingSelect";
import { useTexts } from "~/texts";

/** The building, found by a part of its address. */
export function BuildingField({ company }: { company: string }) {
  const { t } = useTexts("desk");
  return (
    <Form.Item
      name={["place", "building"]}
      label={t("form.building")}
      rules={[{ required: true, message: t("form.required") }]}
    >
      <BuildingSelect company={company} />
    </Form.Item>
  );
}
