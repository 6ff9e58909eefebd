import type { ReactNode } from "react";
import { useDozor } from "~/app/dozor_context";
import { DutyAbout } from "~/parts/duties/DutyAbout";
import type { CompanyDuty } from "~/parts/duties/queries";
import { useTexts } from "~/texts";
import type { ListProps } from "./list_props";

interface Props extends Pick<ListProps, "place" | "put"> {
  duty: CompanyDuty;
  onLine?: boolean;
  /** When it is due, or what became of it. */
  children: ReactNode;
}

/** One duty in a list. */
export function DutyLine({ duty, onLine = false, place, put, children }: Props) {
  const { t } = useTexts("duties");
  const { company, me } = useDozor();
  const chosen = duty.contact_id === place.id && duty.company === place.of;
  return (
    <li data-chosen={chosen}>
      <button
        type="button"
        aria-current={chosen}
        onClick={() => put({ of: duty.company, id: duty.contact_id, form: "" })}
      >
        {duty.phone || t("withheld")}
      </button>
      <span className="two-columns-tags">
        <DutyAbout duty={duty} onLine={onLine} />
        {me.companies.length > 1 && <span className="quiet">{company(duty.company)?.name}</span>}
      </span>
      <span>{children}</span>
    </li>
  );
}
