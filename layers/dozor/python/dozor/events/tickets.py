"""Events of a ticket: one per journal entry. Old consumers must parse new events, so fields are only ever added."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from dozor.domain.escalation import Rung, plan_pages
from dozor.domain.journal import JournalEntry
from dozor.domain.ticket import Change, Ticket, TicketAction
from dozor.events.envelope import Envelope

SOURCE = "dozor.tickets"


class TicketEventV1(BaseModel):
    """What happened to a ticket, and how it stands since. Times UTC; phones E.164."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    ticket: str
    state: str
    generation: int
    problem: str
    urgency: str
    address: str
    flat: str
    caller_name: str
    caller_phone: str
    caller_language: str
    executor_id: str
    executor_name: str
    planned_at: datetime
    contact_id: str
    actor_kind: str
    actor_name: str
    reason: str
    details: dict[str, str]
    watch_from: datetime | None = None  # when the nearest rung is reached, None without one; since 2026-11-22


TYPES: Mapping[str, str] = {
    TicketAction.REGISTER: "TicketRegistered",
    TicketAction.ASSIGN: "TicketAssigned",
    TicketAction.ACCEPT: "TicketAccepted",
    TicketAction.REFUSE: "TicketRefused",
    TicketAction.START: "TicketStarted",
    TicketAction.FINISH: "TicketDone",
    TicketAction.CLOSE: "TicketClosed",
    TicketAction.DEFER: "TicketDeferred",
    TicketAction.HAND_OVER: "TicketHandedOver",
    TicketAction.DECLINE: "TicketDeclined",
    TicketAction.REOPEN: "TicketReopened",
    "escalated": "TicketEscalated",
    "called": "TicketCalled",
    "call_deferred": "TicketCallDeferred",
    "attached": "TicketAttached",
    "attachment_refused": "TicketAttachmentRefused",
    "attachment_removed": "TicketAttachmentRemoved",
}


def describe_change(change: Change, rungs: tuple[Rung, ...] = ()) -> tuple[Envelope, ...]:
    """The events that a change means, one per journal entry, in order. rungs: of the company, if its ladder may begin."""
    return tuple(_describe_entry(change.ticket, entry, rungs) for entry in change.entries)


def _describe_entry(ticket: Ticket, entry: JournalEntry, rungs: tuple[Rung, ...]) -> Envelope:
    payload = TicketEventV1(
        ticket=ticket.number,
        state=ticket.state,
        generation=ticket.generation,
        problem=ticket.problem,
        urgency=ticket.urgency,
        address=ticket.place.address,
        flat=ticket.place.flat,
        caller_name=ticket.caller.name,
        caller_phone=ticket.caller.phone,
        caller_language=ticket.caller.language,
        executor_id=ticket.executor_id,
        executor_name=ticket.executor_name,
        planned_at=ticket.planned_at,
        contact_id=ticket.contact_id,
        actor_kind=entry.actor.kind,
        actor_name=entry.actor.name,
        reason=entry.reason,
        details=dict(entry.details),
        watch_from=plan_pages(rungs, ticket.clocks, ticket.told, entry.at).first_look(entry.at),
    )
    return Envelope(
        id=f"{ticket.company}-ticket-{ticket.number}-{entry.position}",
        source=SOURCE,
        type=TYPES[entry.action],
        company=ticket.company,
        subject=ticket.number,
        sequence=entry.position,
        time=entry.at,
        correlation_id=ticket.contact_id,
        data=payload.model_dump(mode="json"),
    )
