import { Button, Checkbox, Select } from "antd";
import { memo, useMemo } from "react";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";
import { type Filter, readExecutor } from "./filter";
import { useCategories, useExecutorChoices } from "./names";

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
  const executors = useExecutorChoices(companies);
  const { company: theirs, id } = readExecutor(filter.executor);
  const choices = useMemo(() => {
    const words = (group: string, values: readonly string[]) =>
      values.map((value) => ({ value, label: word(group, value) }));
    return {
      states: words("state", STATES),
      urgencies: words("urgency", URGENCIES),
      categories: [...categories].map(([value, label]) => ({ value, label })),
    };
  }, [word, categories]);
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
        options={choices.states}
        onChange={(state) => set({ state })}
      />
      <Choice
        name={t("column.urgency")}
        value={filter.urgency}
        options={choices.urgencies}
        onChange={(urgency) => set({ urgency })}
      />
      <Choice
        name={t("column.category")}
        value={filter.category}
        options={choices.categories}
        onChange={(category) => set({ category })}
      />
      <Select
        className="register-choice"
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t("column.executor")}
        placeholder={t("column.executor")}
        value={id ? `${theirs || companies[0]}/${id}` : null}
        options={executors}
        popupMatchSelectWidth={260}
        onChange={(executor: string | null) => set({ executor: executor ?? "" })}
      />
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
