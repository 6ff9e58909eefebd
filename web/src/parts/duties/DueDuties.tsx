import { App, Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useDozor } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { DUTIES } from "~/app/navigation";
import { navigate } from "~/app/path";
import { useTexts } from "~/texts";
import { useNow } from "~/time/use_now";
import { dueOf, momentOf, Reminders } from "./due";
import { type CompanyDuty, useDuties } from "./queries";

/** How many of one's own duties are due by now; and a note, on whatever page one is, at the moment of each. */
export default function DueDuties() {
  const { t } = useTexts("parts/duties");
  const { me } = useDozor();
  const companies = useMemo(() => me.companies.map(({ slug }) => slug), [me]);
  const { duties } = useDuties(companies);
  const now = useNow();
  const due = duties && dueOf(duties, me, now);
  useNotes(due);
  if (!due?.length) return null;
  const hint = t("duties.due.hint", { count: due.length });
  return (
    <Link to={`${DUTIES}?view=mine`} className="due-count" title={hint} aria-label={hint}>
      {due.length}
    </Link>
  );
}

/** Each stays until it is put away, or until the duty is done or put off by whomever; whoever comes next at this window sees none. */
function useNotes(due: CompanyDuty[] | undefined): void {
  const { t, word } = useTexts("parts/duties");
  const { notification } = App.useApp();
  const [reminders] = useState(() => new Reminders());
  useEffect(() => {
    if (!due) return;
    const { come, over } = reminders.take(due);
    for (const moment of over) notification.destroy(moment);
    for (const duty of come) {
      const key = momentOf(duty);
      const show = () => {
        notification.destroy(key);
        navigate(`${DUTIES}?${new URLSearchParams({ view: "mine", of: duty.company, id: duty.contact_id })}`);
      };
      notification.info({
        key,
        title: t("duties.due.now", { what: word("duty", duty.kind) }),
        description: [duty.phone, duty.name, duty.reason].filter(Boolean).join(" · "),
        duration: 0,
        placement: "bottomLeft", // where notes of the desk are: at the top it would lie on the call
        actions: (
          <Button size="small" type="primary" onClick={show}>
            {t("duties.due.show")}
          </Button>
        ),
      });
    }
  });
  useEffect(
    () => () => {
      for (const moment of reminders.all()) notification.destroy(moment);
    },
    [notification, reminders],
  );
}
