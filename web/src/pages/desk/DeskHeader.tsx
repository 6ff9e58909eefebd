import { Select } from "antd";
import { useTexts } from "~/texts";
import { AgentSwitch } from "./call/AgentSwitch";
import { useDesk } from "./desk_context";
import { KeysHelp } from "./KeysHelp";

interface Props {
  /** The one company whose lists are shown; all when undefined. */
  chosen: string | undefined;
  onChoose: (company: string | undefined) => void;
}

/** The desk's own line: my state, which company, which keys there are. */
export function DeskHeader({ chosen, onChoose }: Props) {
  const { t } = useTexts("desk");
  const { me } = useDesk();
  return (
    <div className="page-bar">
      <AgentSwitch />
      <span className="desk-space" />
      {me.companies.length > 1 && (
        <Select
          aria-label={t("company.label")}
          className="company-choice"
          value={chosen ?? ""}
          onChange={(slug) => onChoose(slug || undefined)}
          options={[
            { value: "", label: t("company.all") },
            ...me.companies.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
      )}
      <KeysHelp />
    </div>
  );
}
