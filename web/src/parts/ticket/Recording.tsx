import { useTexts } from "~/texts";
import { Player } from "./Player";
import { useContact } from "./queries";

/** The call that brought the ticket, to be heard. */
export function Recording({ company, contactId }: { company: string; contactId: string }) {
  const { t } = useTexts("parts/ticket");
  const { data: contact } = useContact(company, contactId);
  if (!contactId) return null;
  return (
    <section className="recording" aria-label={t("ticket.recording")}>
      <h3>{t("ticket.recording")}</h3>
      {contact?.recording ? (
        <Player company={company} contactId={contactId} label={t("ticket.recording.play")} />
      ) : (
        <p className="quiet">{t(contact?.ended_at ? "ticket.recording.none" : "ticket.recording.later")}</p>
      )}
    </section>
  );
}
