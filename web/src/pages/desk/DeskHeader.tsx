import { Segmented, Select, Tag } from "antd";
import type { AgentState, TelephonyAdapter } from "~/telephony/adapter";
import type { TelephoneState } from "~/telephony/call_state";
import { useTexts } from "~/texts";
import { useDesk } from "./desk_context";

interface Props {
  telephony: TelephonyAdapter | undefined;
  telephone: TelephoneState;
  /** The one company whose lists are shown; all when undefined. */
  chosen: string | undefined;
  onChoose: (company: string | undefined) => void;
}

/** The desk's own line: my state, which company. */
export function DeskHeader({ telephony, telephone, chosen, onChoose }: Props) {
  const { t } = useTexts("desk");
  const { me } = useDesk();
  return (
    <div className="page-bar">
      <AgentSwitch telephony={telephony} telephone={telephone} />
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
    </div>
  );
}

const STATES: readonly AgentState[] = ["ready", "break", "offline"];

function AgentSwitch({ telephony, telephone }: Pick<Props, "telephony" | "telephone">) {
  const { t } = useTexts("desk");
  if (!telephony) return <Tag>{t("agent.no_telephony")}</Tag>;
  return (
    <>
      <Segmented<AgentState>
        aria-label={t("agent.label")}
        className={`agent-switch ${telephone.agent}`}
        value={telephone.agent}
        disabled={!telephone.line}
        onChange={(state) => telephony.setState(state)}
        options={STATES.map((state) => ({ value: state, label: t(`agent.${state}`) }))}
      />
      {!telephone.line && <Tag color="red">{t("agent.no_line")}</Tag>}
    </>
  );
}
