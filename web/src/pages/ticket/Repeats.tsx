import { Tag } from "antd";
import type { Ticket } from "~/api/types";
import { Link } from "~/app/Link";
import { useRepeats } from "~/parts/ticket/queries";
import { STATE_COLOURS } from "~/parts/ui/colours";
import { useTexts } from "~/texts";

/** Open tickets that may be about the same damage; nothing when there are none. */
export function Repeats({ ticket }: { ticket: Ticket }) {
  const { t, word } = useTexts("ticket", "parts/ticket");
  const { data } = useRepeats(ticket.company, ticket.number);
  if (!data?.items.length) return null;
  return (
    <section className="ticket-ties" aria-label={t("ticket.repeats")}>
      <h3>{t("ticket.repeats")}</h3>
      <ul>
        {data.items.map(({ number, state, place, description }) => (
          <li key={number}>
            <Link to={`/ticket/${ticket.company}/${number}`}>{number}</Link>{" "}
            <Tag color={STATE_COLOURS[state]}>{word("state", state)}</Tag>
            {[place.address, place.flat && t("ticket.flat", { value: place.flat }), description]
              .filter(Boolean)
              .join(", ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
