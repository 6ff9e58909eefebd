import { Alert, Button, Space, Tag } from "antd";
import { useState } from "react";
import { type Absence, type AbsenceEntered, endAbsence } from "~/api/executors";
import type { Executor } from "~/api/types";
import { useDozor, useZone } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { TicketLinks } from "./ExecutorCard";
import { NewAbsence } from "./NewAbsence";
import { useExecutorChange } from "./queries";

interface Props {
  company: string;
  executor: Executor;
  /** Who could stand in. */
  others: readonly Executor[];
}

/** When they are away and who stands in; entered and ended here, with what became of their tickets. */
export function Absences({ company, executor, others }: Props) {
  const { t } = useTexts("directory");
  const { may } = useDozor();
  const [entering, setEntering] = useState(false);
  const [entered, setEntered] = useState<AbsenceEntered>();
  const manages = may("people.write");
  return (
    <section aria-label={t("absences")}>
      <h3>{t("absences")}</h3>
      {!executor.absences.length && <p className="quiet">{t("absences.none")}</p>}
      <ul className="directory-plain">
        {executor.absences.map((absence) => (
          <AbsenceLine
            key={absence.id}
            {...{ company, executor, absence, manages }}
            standIn={others.find(({ id }) => id === absence.stand_in_id)?.name ?? absence.stand_in_id}
          />
        ))}
      </ul>
      {entered && <WhatCameOfIt company={company} entered={entered} />}
      {manages && !entering && (
        <Button
          onClick={() => {
            setEntering(true);
            setEntered(undefined);
          }}
        >
          {t("absence.new")}
        </Button>
      )}
      {entering && (
        <NewAbsence
          {...{ company, executor, others }}
          onDone={(answer) => {
            setEntering(false);
            setEntered(answer);
          }}
        />
      )}
    </section>
  );
}

interface LineProps {
  company: string;
  executor: Executor;
  absence: Absence;
  manages: boolean;
  standIn: string;
}

function AbsenceLine({ company, executor, absence, manages, standIn }: LineProps) {
  const { t, word } = useTexts("directory");
  const { client } = useDozor();
  const explain = useExplain();
  const zone = useZone(company);
  const { mutate, isPending, error } = useExecutorChange(
    company,
    () => endAbsence(client, company, executor.id, absence.id, null),
    () => undefined,
  );
  const begun = Date.parse(absence.starts_at) <= Date.now();
  return (
    <li aria-label={word("absence_reason", absence.reason)}>
      <Space wrap>
        <Tag color={begun ? "orange" : "gold"}>{word("absence_reason", absence.reason)}</Tag>
        <span>
          {t("absence.from")} <Moment at={absence.starts_at} zone={zone} /> {t("absence.to")}{" "}
          {absence.ends_at ? <Moment at={absence.ends_at} zone={zone} /> : t("executor.unknown")}
        </span>
        {standIn && <span>{t("absence.stands_in", { name: standIn })}</span>}
        <span className="quiet">{absence.entered_by}</span>
        {manages && begun && (
          <Button size="small" loading={isPending} onClick={() => mutate(undefined)}>
            {t("absence.back")}
          </Button>
        )}
      </Space>
      {error && <Alert type="error" title={explain(error)} />}
    </li>
  );
}

/** What became of what they had in hand. */
function WhatCameOfIt({ company, entered }: { company: string; entered: AbsenceEntered }) {
  const { t } = useTexts("directory");
  const groups = (["handed_on", "told", "kept"] as const).filter((name) => entered[name].length > 0);
  return (
    <Alert
      type="success"
      showIcon
      title={t("absence.entered")}
      description={groups.map((name) => (
        <div key={name}>
          {t(`absence.${name}`)} <TicketLinks company={company} numbers={entered[name]} />
        </div>
      ))}
    />
  );
}
