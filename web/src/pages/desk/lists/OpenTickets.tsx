import { Button, Segmented, Tag } from "antd";
import { useState } from "react";
import type { Ticket } from "~/api/types";
import { hotkey } from "~/parts/telephone/use_hotkeys";
import { NearestClock } from "~/parts/ticket/Clocks";
import { TroubleNote } from "~/parts/ui";
import { useTexts } from "~/texts";
import { STATE_COLOURS } from "../colours";
import { useDesk } from "../desk_context";
import { useOpenTickets } from "../queries";
import type { TicketSheet, WorkspaceEvent } from "../workspace";
import { lastOrder, rememberOrder, type TicketOrder } from "./ticket_order";

interface Props {
  companies: readonly string[];
  /** The ticket that lies open, to mark its row. */
  shown: TicketSheet | undefined;
  put: (event: WorkspaceEvent) => void;
}

/** Tickets that somebody still has to do something about, by their clocks or newest first. */
export function OpenTickets({ companies, shown, put }: Props) {
  const { t } = useTexts("desk");
  const { me } = useDesk();
  const [pages, setPages] = useState(1);
  const [order, setOrder] = useState(lastOrder);
  const { tickets, more, loading, trouble } = useOpenTickets(companies, pages, order);
  const choose = (chosen: TicketOrder) => {
    rememberOrder(chosen);
    setOrder(chosen);
  };
  const openForm = () => {
    const form = { key: crypto.randomUUID(), company: companies[0] ?? "", phone: "", contactId: "", language: "" };
    put({ type: "form_opened", form });
  };
  return (
    <section className="open-tickets" aria-label={t("tickets.title")}>
      <header>
        <h2>
          {t("tickets.title")} <span className="quiet">{tickets.length || ""}</span>
        </h2>
        <Button size="small" onClick={openForm} {...hotkey("N", t("tickets.new"))}>
          {t("tickets.new")}
        </Button>
      </header>
      <Segmented<TicketOrder>
        block
        size="small"
        className="ticket-order"
        aria-label={t("tickets.order")}
        value={order}
        onChange={choose}
        options={[
          { value: "clock", label: t("tickets.order.clock") },
          { value: "newest", label: t("tickets.order.newest") },
        ]}
      />
      <TroubleNote trouble={trouble} />
      <ul>
        {!tickets.length && !trouble && <li className="quiet">{loading ? t("app.loading") : t("tickets.empty")}</li>}
        {tickets.map((ticket) => (
          <Row
            key={`${ticket.company}/${ticket.number}`}
            ticket={ticket}
            chosen={shown?.number === ticket.number && shown.company === ticket.company}
            withCompany={companies.length > 1 && me.companies.length > 1}
            onOpen={() => put({ type: "ticket_opened", ticket: { company: ticket.company, number: ticket.number } })}
          />
        ))}
        {more && (
          <li>
            <Button block onClick={() => setPages(pages + 1)}>
              {t("tickets.more")}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

interface RowProps {
  ticket: Ticket;
  chosen: boolean;
  withCompany: boolean;
  onOpen: () => void;
}

function Row({ ticket, chosen, withCompany, onOpen }: RowProps) {
  const { t, word } = useTexts("desk");
  const { company } = useDesk();
  const { number, place, problem_name, state, urgency, clocks } = ticket;
  return (
    <li className={`ticket-row ${urgency}`} data-chosen={chosen}>
      <span className="row-top">
        {/* Its face is the whole row (desk.css). */}
        <button type="button" aria-label={t("ticket.title", { number })} aria-current={chosen} onClick={onOpen}>
          {number}
        </button>
        <Tag color={STATE_COLOURS[state]}>{word("state", state)}</Tag>
        <NearestClock clocks={clocks} />
      </span>
      <span className="row-problem">{problem_name}</span>
      <span className="row-place quiet">
        {place.address}
        {place.flat && `, ${t("ticket.flat", { value: place.flat })}`}
        {withCompany && ` · ${company(ticket.company)?.name ?? ticket.company}`}
      </span>
    </li>
  );
}
