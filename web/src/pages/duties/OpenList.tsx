import { useDozor } from "~/app/dozor_context";
import { TimeLeft } from "~/parts/duties/DutyAbout";
import { isMine } from "~/parts/duties/is_mine";
import { useDuties } from "~/parts/duties/queries";
import { useOnLine } from "~/parts/duties/use_on_line";
import { EmptyState, ListSkeleton, TroubleNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { DutyLine } from "./DutyLine";
import type { ListProps } from "./list_props";

/** Everything that is open, or what is for me: what is late first, by its clock. */
export function OpenList({ companies, place, put }: ListProps) {
  const { t } = useTexts("duties");
  const { me } = useDozor();
  const { duties, trouble } = useDuties(companies);
  const onLine = useOnLine(duties);
  if (!duties) return trouble ? <TroubleNote trouble={trouble} /> : <ListSkeleton lines={8} />;
  const shown = duties.filter(
    (duty) => (!place.kind || duty.kind === place.kind) && (place.view !== "mine" || isMine(duty, me)),
  );
  return (
    <>
      <TroubleNote trouble={trouble} />
      {!shown.length && !trouble && <EmptyState>{t(place.kind ? "none" : `empty.${place.view}`)}</EmptyState>}
      {shown.length > 0 && (
        <ul className="two-columns-lines" aria-label={t(`view.${place.view}`)}>
          {shown.map((duty) => (
            <DutyLine
              key={`${duty.company}/${duty.contact_id}`}
              duty={duty}
              onLine={onLine(duty)}
              place={place}
              put={put}
            >
              <TimeLeft until={duty.due_at} />
            </DutyLine>
          ))}
        </ul>
      )}
    </>
  );
}
