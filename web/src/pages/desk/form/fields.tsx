import { Form, Input, Select } from "antd";
import { useTexts } from "~/texts";
import { useDesk } from "../desk_context";
import { BuildingField } from "./BuildingField";

export function CompanyField({ value, onChange }: { value: string; onChange: (slug: string) => void }) {
  const { t } = useTexts("desk");
  const { me } = useDesk();
  if (me.companies.length < 2) return null;
  const options = me.companies.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <Form.Item label={t("form.company")}>
      <Select aria-label={t("form.company")} value={value} onChange={onChange} options={options} />
    </Form.Item>
  );
}

/** Who asks, how they are reached, and in which language they are written to. */
export function CallerFields({ company, onPhone }: { company: string; onPhone: (phone: string) => void }) {
  const { t, language } = useTexts("desk");
  const { company: find } = useDesk();
  const required = [{ required: true, whitespace: true, message: t("form.required") }];
  const names = new Intl.DisplayNames([language], { type: "language" });
  const languages = find(company)?.languages ?? [];
  return (
    <div className="form-row caller">
      <Form.Item name={["caller", "name"]} label={t("form.name")}>
        <Input autoComplete="off" autoFocus />
      </Form.Item>
      <Form.Item name={["caller", "phone"]} label={t("form.phone")} rules={required}>
        <Input
          autoComplete="off"
          inputMode="tel"
          onBlur={(event) => onPhone(event.target.value.replace(/[^\d+]/g, ""))}
        />
      </Form.Item>
      <Form.Item name={["caller", "language"]} label={t("form.language")}>
        <Select options={languages.map((code) => ({ value: code, label: names.of(code) ?? code }))} />
      </Form.Item>
    </div>
  );
}

export function PlaceFields({ company }: { company: string }) {
  const { t } = useTexts("desk");
  return (
    <div className="form-row place">
      <BuildingField company={company} />
      {(["entrance", "floor", "flat"] as const).map((field) => (
        <Form.Item key={field} name={["place", field]} label={t(`form.${field}`)}>
          <Input autoComplete="off" />
        </Form.Item>
      ))}
    </div>
  );
}

export function DescriptionField() {
  const { t } = useTexts("desk");
  return (
    <Form.Item name="description" label={t("form.description")}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} placeholder={t("form.description.hint")} />
    </Form.Item>
  );
}
