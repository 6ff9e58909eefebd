import { Checkbox, Select } from "antd";
import { useDozor } from "~/app/dozor_context";

/** More than so many are looked for by typing. */
const SEEN_AT_ONCE = 12;

interface Props {
  label: string;
  value?: string[];
  onChange?: (companies: string[]) => void;
}

/** Which of the reader's own companies; given value and onChange by Form.Item. */
export function CompaniesField({ label, value = [], onChange }: Props) {
  const { me } = useDozor();
  const options = me.companies.map(({ slug, name }) => ({ value: slug, label: name }));
  const chosen = { value, ...(onChange && { onChange }) };
  return options.length <= SEEN_AT_ONCE ? (
    <Checkbox.Group className="users-roles" aria-label={label} options={options} {...chosen} />
  ) : (
    <Select mode="multiple" aria-label={label} optionFilterProp="label" options={options} {...chosen} />
  );
}
