import { Select } from "antd";
import { useTexts } from "~/texts";
import { useColleagues } from "./queries";

/** Whoever is on shift at the desk, as the API calls them. */
const ANYBODY = "operator";

interface Props {
  company: string;
  /** A user's address, or an executor's id. */
  value?: string;
  onChange?: (value: string) => void;
  /** Given by the form around it. */
  id?: string;
  label?: string;
  placeholder?: string;
  /** Whose it is already. */
  except?: string;
  /** Whether whoever is on shift is one of them. */
  anybody?: boolean;
}

/** Somebody of the company: of the desk first, then executors. */
export function Colleague({ company, value, onChange, id, label, placeholder, except, anybody = false }: Props) {
  const { t, word } = useTexts("parts/duties");
  const { data } = useColleagues(company);
  const groups = (["user", "executor"] as const).map((kind) => ({
    label: t(`duties.colleagues.${kind}`),
    title: kind,
    options: (data?.items ?? [])
      .filter((one) => one.kind === kind && one.id !== except)
      .map((one) => ({ value: one.id, label: one.name })),
  }));
  const onShift = anybody && except !== ANYBODY ? [{ value: ANYBODY, label: word("specialist", ANYBODY) }] : [];
  return (
    <Select
      id={id}
      size="small"
      className="duty-colleague"
      aria-label={label}
      placeholder={placeholder ?? label}
      value={value || undefined}
      onChange={(chosen?: string) => onChange?.(chosen ?? "")}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      notFoundContent={t("form.nothing_found")}
      options={[...onShift, ...groups.filter(({ options }) => options.length > 0)]}
    />
  );
}
