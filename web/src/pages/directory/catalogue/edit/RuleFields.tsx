import { Select, Switch } from "antd";
import { type ReactNode, useId } from "react";
import type { CatalogueChoices, ProblemCard } from "~/api/own_catalogue";
import { useTexts } from "~/texts";
import { formatDuration } from "../../format";
import { URGENCIES, type Urgency } from "../narrow";
import type { Draft } from "./draft";
import { FieldErrors } from "./FieldErrors";

interface Props {
  card: ProblemCard;
  draft: Draft;
  choices: CatalogueChoices;
  errors: ReadonlyMap<string, readonly string[]>;
  onChange: (change: Partial<Draft>) => void;
}

/** Whether it may be registered, how urgent, whose work, which clocks, what is asked: within what the catalogue allows. */
export function RuleFields({ card, draft, choices, errors, onChange }: Props) {
  const { t, word, language } = useTexts("directory");
  const emergency = card.common?.urgency === "emergency";
  // An emergency stays on, unless the company's file itself has it off. What is off already may always be switched on.
  const staysOn = emergency && !card.common?.off;
  const named = (choice: { key: string; text: string }) => ({ value: choice.key, label: choice.text });
  const one = (field: "category" | "trade", label: string, options: CatalogueChoices["trades"]) => (
    <Labelled label={label} errors={errors.get(field)}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: "label" }}
          value={draft[field] || undefined}
          onChange={(value: string) => onChange({ [field]: value })}
          options={options.map(named)}
          status={errors.has(field) ? "error" : undefined}
        />
      )}
    </Labelled>
  );
  const several = (
    field: "places" | "clocks" | "questions",
    label: string,
    options: { value: string; label: string; disabled?: boolean }[],
    most?: number,
  ) => (
    <Labelled label={label} errors={errors.get(field)}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          value={[...draft[field]]}
          maxCount={most}
          onChange={(value: string[]) => onChange({ [field]: value })}
          options={options}
          status={errors.has(field) ? "error" : undefined}
        />
      )}
    </Labelled>
  );
  const rules = choices.clocks.map(({ key, kind, seconds, source }) => ({
    value: key,
    label: [word("clock", kind), formatDuration(seconds, language), source].filter(Boolean).join(" · "),
    disabled: card.common?.clocks.includes(key),
  }));
  return (
    <div className="problem-rules">
      <Labelled label={t("edit.on")} hint={staysOn ? t("edit.stays_on") : undefined} errors={errors.get("switched")}>
        {(id) => (
          <Switch
            id={id}
            checked={!draft.off}
            disabled={staysOn && !draft.off}
            onChange={(on) => onChange({ off: !on })}
          />
        )}
      </Labelled>
      <Labelled
        label={t("problem.urgency")}
        hint={emergency ? t("edit.emergency") : undefined}
        errors={errors.get("urgency")}
      >
        {(id) => (
          <Select<Urgency>
            id={id}
            value={draft.urgency}
            onChange={(urgency) => onChange({ urgency })}
            options={URGENCIES.map((each) => ({
              value: each,
              label: word("urgency", each),
              disabled: emergency && each !== "emergency",
            }))}
          />
        )}
      </Labelled>
      {card.own && one("category", t("edit.category"), choices.categories)}
      {one("trade", t("problem.trade"), choices.trades)}
      {several("places", t("problem.places"), choices.places.map(named))}
      {several("questions", t("edit.questions"), choices.questions.map(named), 4)}
      {rules.length > 0 && several("clocks", t("edit.clocks"), rules)}
    </div>
  );
}

interface LabelledProps {
  label: string;
  hint?: string | undefined;
  errors: readonly string[] | undefined;
  children: (id: string) => ReactNode;
}

function Labelled({ label, hint, errors, children }: LabelledProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <p className="quiet">{hint}</p>}
      <FieldErrors reasons={errors} />
    </div>
  );
}
