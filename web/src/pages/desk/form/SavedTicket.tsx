import { Button, Space } from "antd";
import type { Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";
import { useZone } from "../desk_context";

interface Props {
  ticket: Ticket;
  onAnother: () => void;
  onOpen: () => void;
  onClose: () => void;
}

/** The number, large enough to read aloud, who comes and until when. */
export function SavedTicket({ ticket, onAnother, onOpen, onClose }: Props) {
  const { t } = useTexts("desk");
  const zone = useZone(ticket.company);
  return (
    <section className="saved" aria-label={t("ticket.title", { number: ticket.number })}>
      <p className="quiet">{t("form.saved")}</p>
      <output className="saved-number" aria-label={t("form.number")}>
        {ticket.number}
      </output>
      <dl>
        <dt>{t("form.planned")}</dt>
        <dd>
          <Moment at={ticket.planned_at} zone={zone} />
        </dd>
        <dt>{t("form.executor")}</dt>
        <dd>{ticket.executor_name || t("form.nobody")}</dd>
        <dt>{t("form.problem")}</dt>
        <dd>
          {ticket.problem_name}, {ticket.place.address}
          {ticket.place.flat && `, ${t("ticket.flat", { value: ticket.place.flat })}`}
        </dd>
      </dl>
      <Space wrap>
        <Button type="primary" onClick={onAnother}>
          {t("form.another")}
        </Button>
        <Button onClick={onOpen}>{t("form.open_ticket")}</Button>
        <Button onClick={onClose}>{t("form.close")}</Button>
      </Space>
    </section>
  );
}
