"""A request is part of an outage: tied to it, untied again, and ended with it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from dozor.domain.errors import Conflict
from dozor.domain.journal import JournalEntry
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Change, Ticket, TicketAction, record, transition

ATTACHED, DETACHED = "outage_attached", "outage_detached"
DETAIL = "outage_id"


def attach(ticket: Ticket, outage_id: str, actor: Actor, at: datetime, reason: str = "") -> Change:
    """Tie it to an outage, also one that was tied to another before. Raises Conflict when it is over or tied already."""
    if not ticket.open:
        raise Conflict("Request {number} is over already.", number=ticket.number)
    if ticket.outage_id == outage_id:
        raise Conflict("Request {number} is part of this outage already.", number=ticket.number)
    details = {DETAIL: outage_id} | ({"instead_of": ticket.outage_id} if ticket.outage_id else {})
    return record(replace(ticket, outage_id=outage_id), ATTACHED, actor, at, reason, details)


def detach(ticket: Ticket, actor: Actor, at: datetime, reason: str = "") -> Change:
    """Untie it from its outage. Raises Conflict when it is over or tied to none."""
    if not ticket.open:
        raise Conflict("Request {number} is over already.", number=ticket.number)
    if not ticket.outage_id:
        raise Conflict("Request {number} is part of no outage.", number=ticket.number)
    return record(replace(ticket, outage_id=""), DETACHED, actor, at, reason, {DETAIL: ticket.outage_id})


def end_with_outage(ticket: Ticket, actor: Actor, at: datetime) -> Change:
    """Done and closed, because its outage is over. Raises IllegalTransition when it is over already."""
    details = {DETAIL: ticket.outage_id}
    done = transition(replace(ticket, done_at=at), TicketAction.RESOLVE, actor, at, details=details)
    return done.then(transition(done.ticket, TicketAction.CLOSE, actor, at, details=details))


def was_attached(journal: Iterable[JournalEntry], outage_id: str) -> bool:
    """Whether it has ever been tied to that outage: who untied it since knew why."""
    return any(entry.action == ATTACHED and entry.details.get(DETAIL) == outage_id for entry in journal)


def attached_by(journal: Iterable[JournalEntry]) -> ActorKind | None:
    """Who tied it to an outage the last time; None when nobody did."""
    kinds = [entry.actor.kind for entry in journal if entry.action == ATTACHED]
    return kinds[-1] if kinds else None
