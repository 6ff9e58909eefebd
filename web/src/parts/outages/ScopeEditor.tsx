import { Button, Input, Tag } from "antd";
import { BuildingSelect } from "~/parts/buildings/BuildingSelect";
import { useTexts } from "~/texts";
import { chooseBuildings, type ScopeDraft, typeEntrances } from "./scope";

interface Props {
  company: string;
  value: readonly ScopeDraft[];
  onChange: (value: ScopeDraft[]) => void;
}

/** Where it is: buildings, and of each all entrances or some; wider or narrower than it was. */
export function ScopeEditor({ company, value, onChange }: Props) {
  const { t } = useTexts("parts/outages");
  const put = (changed: ScopeDraft) =>
    onChange(value.map((draft) => (draft.building.value === changed.building.value ? changed : draft)));
  return (
    <div className="scope-editor">
      <BuildingSelect
        company={company}
        mode="multiple"
        label={t("outages.buildings")}
        value={value.map(({ building }) => building)}
        onChange={(chosen) => onChange(chooseBuildings(value, chosen as ScopeDraft["building"][]))}
      />
      {value.map((draft) => {
        const label = t("outages.entrances", { address: draft.building.label });
        return (
          <div key={draft.building.value} className="scope-line">
            <span>{label}</span>
            <Input
              size="small"
              aria-label={label}
              autoComplete="off"
              placeholder={t("outages.entrances.hint")}
              value={draft.entrances}
              onChange={(event) => put(typeEntrances(draft, event.target.value))}
            />
            {draft.risers.length > 0 && (
              <Tag closable onClose={() => put({ ...draft, risers: [] })}>
                {t("outages.risers", { value: draft.risers.join(", ") })}
              </Tag>
            )}
            {(draft.entrances || draft.risers.length > 0) && (
              <Button size="small" onClick={() => put(typeEntrances(draft, ""))}>
                {t("outages.whole")}
              </Button>
            )}
          </div>
        );
      })}
    </div>
  );
}
