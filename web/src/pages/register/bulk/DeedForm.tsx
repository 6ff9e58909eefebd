import { Input, Select } from "antd";
import type { Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { useExecutorNames } from "../filter/names";
import type { Deed, DeedKind } from "./deed";

const URGENCIES = ["emergency", "urgent", "normal", "planned"] as const;

/** The deed before anything was said about it. */
export function startDeed(kind: DeedKind, tickets: readonly Ticket[]): Deed {
  switch (kind) {
    case "assign":
      return { kind, company: tickets[0]?.company ?? "", executor_id: "", reason: "" };
    case "watch":
      return { kind, address: "", name: "" };
    case "urgency":
      return { kind, urgency: "urgent", reason: "" };
    default:
      return { kind, reason: "" };
  }
}

interface Props {
  deed: Deed;
  tickets: readonly Ticket[];
  onChange: (deed: Deed) => void;
  disabled: boolean;
}

/** What has to be said about it. */
export function DeedForm({ deed, onChange, disabled }: Props) {
  const { t, word } = useTexts("register");
  const executors = useExecutorNames(deed.kind === "assign" ? deed.company : "");
  return (
    <div className="register-deed">
      {deed.kind === "assign" && (
        <Select
          autoFocus
          showSearch={{ optionFilterProp: "label" }}
          disabled={disabled}
          aria-label={t("bulk.executor")}
          placeholder={t("bulk.executor")}
          value={deed.executor_id || null}
          options={executors}
          onChange={(executor_id: string) => onChange({ ...deed, executor_id })}
        />
      )}
      {deed.kind === "urgency" && (
        <Select
          disabled={disabled}
          aria-label={t("column.urgency")}
          value={deed.urgency}
          options={URGENCIES.map((value) => ({ value, label: word("urgency", value) }))}
          onChange={(urgency) => onChange({ ...deed, urgency })}
        />
      )}
      {deed.kind === "watch" ? (
        <>
          <Input
            autoFocus
            disabled={disabled}
            aria-label={t("bulk.address")}
            placeholder={t("bulk.address")}
            value={deed.address}
            onChange={(event) => onChange({ ...deed, address: event.target.value })}
          />
          <Input
            disabled={disabled}
            aria-label={t("form.name")}
            placeholder={t("form.name")}
            value={deed.name}
            onChange={(event) => onChange({ ...deed, name: event.target.value })}
          />
        </>
      ) : (
        <Input
          disabled={disabled}
          aria-label={t("bulk.reason")}
          placeholder={deed.kind === "decline" || deed.kind === "urgency" ? t("bulk.reason.needed") : t("bulk.reason")}
          value={deed.reason}
          maxLength={4000}
          onChange={(event) => onChange({ ...deed, reason: event.target.value })}
        />
      )}
    </div>
  );
}
