import { Button } from "antd";
import { useZone } from "~/app/dozor_context";
import type { CompanyDuty } from "~/parts/duties/queries";
import { useDutiesDone } from "~/parts/duties/queries";
import { EmptyState, ErrorNote, ListSkeleton } from "~/parts/ui";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { DutyLine } from "./DutyLine";
import type { ListProps } from "./list_props";

/** What became of those that somebody has seen to, the last one first. */
export function DoneList({ companies, place, put }: ListProps) {
  const { t } = useTexts("duties");
  const { duties, more, loading, reading, error, readMore } = useDutiesDone(companies);
  const shown = duties.filter((duty) => !place.kind || duty.kind === place.kind);
  if (!duties.length && error) return <ErrorNote error={error} />;
  if (!duties.length && loading) return <ListSkeleton lines={8} />;
  return (
    <>
      {!shown.length && <EmptyState>{t(place.kind ? "none" : "empty.done")}</EmptyState>}
      <ul className="two-columns-lines" aria-label={t("view.done")}>
        {shown.map((duty) => (
          <DutyLine key={`${duty.company}/${duty.contact_id}`} duty={duty} place={place} put={put}>
            <Outcome duty={duty} />
          </DutyLine>
        ))}
      </ul>
      {more && (
        <Button block loading={reading} onClick={readMore}>
          {t("more")}
        </Button>
      )}
    </>
  );
}

function Outcome({ duty }: { duty: CompanyDuty }) {
  const zone = useZone(duty.company);
  return (
    <>
      {duty.result}{" "}
      <span className="quiet">
        · {duty.done_by} · {duty.done_at && <Moment at={duty.done_at} zone={zone} />}
      </span>
    </>
  );
}
