import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { useDesk } from "../desk_context";
import { useContact } from "../queries";

/** The call that brought the ticket, to be heard. The signed link is asked for when it is wanted: it lives 15 minutes. */
export function Recording({ company, contactId }: { company: string; contactId: string }) {
  const { t } = useTexts();
  const { api } = useDesk();
  const explain = useExplain();
  const { data: contact } = useContact(company, contactId);
  const { mutate, data, isPending, error } = useMutation({ mutationFn: () => api.recording(company, contactId) });
  if (!contactId) return null;
  return (
    <section className="recording" aria-label={t("ticket.recording")}>
      <h3>{t("ticket.recording")}</h3>
      {!contact?.recording && <p className="quiet">{t("ticket.recording.none")}</p>}
      {contact?.recording && !data && (
        <Button size="small" loading={isPending} onClick={() => mutate()}>
          {t("ticket.recording.play")}
        </Button>
      )}
      {error && <Alert type="error" title={explain(error)} />}
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
      {data && <audio controls autoPlay src={data.url} aria-label={t("ticket.recording")} />}
    </section>
  );
}
