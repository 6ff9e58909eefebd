import { Button, Segmented, Select, Tag } from "antd";
import { TopBar } from "~/app/TopBar";
import type { Session } from "~/auth/session";
import type { AgentState, TelephonyAdapter } from "~/telephony/adapter";
import type { TelephoneState } from "~/telephony/call_state";
import { useTexts } from "~/texts";
import { useDesk } from "./desk_context";

interface Props {
  session: Session;
  telephony: TelephonyAdapter | undefined;
  telephone: TelephoneState;
  live: boolean;
  /** The one company whose lists are shown; all when undefined. */
  chosen: string | undefined;
  onChoose: (company: string | undefined) => void;
}

/** The desk's top line: my state, whether everything is connected, which company, who I am. */
export function DeskHeader({ session, telephony, telephone, live, chosen, onChoose }: Props) {
  const { t } = useTexts();
  const { me } = useDesk();
  return (
    <TopBar title={t("start.desk")}>
      <AgentSwitch telephony={telephony} telephone={telephone} />
      <span className="desk-space" />
      <Tag color={live ? "green" : "orange"} role="status">
        {live ? t("live.up") : t("live.down")}
      </Tag>
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
      <span className="desk-me" title={me.email}>
        {me.name}
      </span>
      <Button size="small" onClick={session.signOut}>
        {t("sign_out")}
      </Button>
    </TopBar>
  );
}

const STATES: readonly AgentState[] = ["ready", "break", "offline"];

function AgentSwitch({ telephony, telephone }: Pick<Props, "telephony" | "telephone">) {
  const { t } = useTexts();
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
