import { Button, Checkbox, Select } from "antd";
import { memo } from "react";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import type { Filter } from "./filter";
import { useCategories, useExecutorNames } from "./names";

const STATES = [
  ...(["registered", "assigned", "accepted", "in_progress", "deferred", "handed_over", "reopened"] as const),
  ...(["done", "closed", "declined", "merged"] as const),
];
const URGENCIES = ["emergency", "urgent", "normal", "planned"] as const;

interface Props {
  filter: Filter;
  companies: readonly string[];
  set: (changes: Partial<Filter>) => void;
  onClear: (() => void) | undefined;
}

/** What of the register is shown, by what can be chosen from lists. */
export const FilterBar = memo(function FilterBar({ filter, companies, set, onClear }: Props) {
  const { t, word } = useTexts("register");
  const { me } = useDozor();
  const categories = useCategories(companies);
  const executors = useExecutorNames(companies.length === 1 ? (companies[0] ?? "") : "");
  const words = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: word(group, value) }));
  return (
    <search className="register-filters" aria-label={t("filter.label")}>
      {me.companies.length > 1 && (
        <Choice
          name={t("column.company")}
          value={filter.company}
          options={me.companies.map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(company) => set({ company, executor: "", building: "" })}
        />
      )}
      <Choice
        name={t("column.state")}
        value={filter.state}
        options={words("state", STATES)}
        onChange={(state) => set({ state })}
      />
      <Choice
        name={t("column.urgency")}
        value={filter.urgency}
        options={words("urgency", URGENCIES)}
        onChange={(urgency) => set({ urgency })}
      />
      <Choice
        name={t("column.category")}
        value={filter.category}
        options={[...categories].map(([value, label]) => ({ value, label }))}
        onChange={(category) => set({ category })}
      />
      {companies.length === 1 && (
        <Select
          className="register-choice"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("column.executor")}
          placeholder={t("column.executor")}
          value={filter.executor || null}
          options={executors}
          popupMatchSelectWidth={260}
          onChange={(executor: string | null) => set({ executor: executor ?? "" })}
        />
      )}
      <label className="register-day">
        <span>{t("filter.from")}</span>
        <input
          type="date"
          value={filter.from}
          max={filter.to}
          onChange={(event) => set({ from: event.target.value, at: "" })}
        />
      </label>
      <label className="register-day">
        <span>{t("filter.to")}</span>
        <input
          type="date"
          value={filter.to}
          min={filter.from}
          onChange={(event) => set({ to: event.target.value, at: "" })}
        />
      </label>
      <Checkbox checked={filter.open} onChange={(event) => set({ open: event.target.checked })}>
        {t("filter.open")}
      </Checkbox>
      <Checkbox checked={filter.late} onChange={(event) => set({ late: event.target.checked })}>
        {t("filter.late")}
      </Checkbox>
      {onClear && (
        <Button type="link" size="small" onClick={onClear}>
          {t("filter.clear")}
        </Button>
      )}
    </search>
  );
});

interface ChoiceProps {
  name: string;
  value: readonly string[];
  options: { value: string; label: string }[];
  onChange: (value: string[]) => void;
}

function Choice({ name, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      className="register-choice"
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      aria-label={name}
      placeholder={name}
      value={[...value]}
      options={options}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={240}
      onChange={onChange}
    />
  );
}
