"""Tickets go with their outage: tied to it when it is known, untied when it does not reach them, ended when it is over.

In batches with an event each, so that a thousand tickets do not hang on one process. A batch may come again, or be broken off
in its midst: what has been done to a ticket already is not done again.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from dozor.application.marking import N_
from dozor.application.outages.ground import Ground, concerns, is_left_behind, open_complaints, see
from dozor.domain.errors import Conflict, NotFound, TransientFailure, Uncertain
from dozor.domain.journal import JournalEntry
from dozor.domain.outage import Outage
from dozor.domain.outage_detection import Complaint
from dozor.domain.people import SYSTEM, ActorKind
from dozor.domain.ticket import Change, Ticket
from dozor.domain.ticket_outage import attach, attached_by, detach, end_with_outage, was_attached
from dozor.events.envelope import Envelope
from dozor.events.outages import OutageEventV1, OutageTicketsV1, TicketsTask, describe_tickets
from dozor.events.tickets import describe_change
from dozor.ports.outages import OutageRepository
from dozor.ports.tickets import TicketRepository

BATCH = 20
OVER = N_("The outage was over already.")
LOOKS = 3  # at a ticket that somebody else is writing at the same moment


def list_tasks(event: Envelope, outage: Outage, ground: Ground) -> tuple[Envelope, ...]:
    """The batches that an event of that outage means for tickets, each an event."""
    data = OutageEventV1.model_validate(event.data)
    if event.type == "OutageEnded":
        task = TicketsTask.DETACH if outage.cancelled else TicketsTask.CLOSE
        return _batch(event, task, [*_attached(outage, data, ground), *_left_behind(outage, ground)])
    found: tuple[Envelope, ...] = ()
    if event.type == "OutageChanged" and "scope" in data.changed:
        found = _batch(event, TicketsTask.DETACH, _no_more_touched(outage, data, ground))
    if outage.lasts(event.time):
        found += _batch(event, TicketsTask.ATTACH, _waiting(outage, ground))
    return found


def do_task(event: Envelope, now: datetime, ground: Ground) -> tuple[str, ...]:
    """Do to the tickets of a batch what is still to be done; answers the numbers of those that were changed.

    Raises TransientFailure, after all others were seen to, when some could not be written but may later: call again.
    """
    task = OutageTicketsV1.model_validate(event.data)
    outage = ground.outages.get(event.company, event.subject)
    changed: list[str] = []
    put_off: Exception | None = None
    for number in task.tickets:
        try:
            changed += _do(number, task.task, outage, now, ground)
        except (TransientFailure, Uncertain, Conflict) as failure:
            put_off = failure
    if put_off is not None:
        raise TransientFailure(
            "Some requests of this outage could not be changed; they will be tried again."
        ) from put_off
    return tuple(changed)


def _do(number: str, task: TicketsTask, outage: Outage, now: datetime, ground: Ground) -> list[str]:
    for look in range(LOOKS):
        try:
            ticket = ground.tickets.get(outage.company, number)
        except NotFound:
            return []
        change = _DO[task](ticket, outage, now, ground) if ticket.open else None
        if change is None:
            return []
        try:
            ground.tickets.save(change, describe_change(change))
        except Conflict:
            if look == LOOKS - 1:
                raise
        else:
            if task is TicketsTask.ATTACH:
                let_go_when_over(change.ticket, now, ground.outages, ground.tickets)
            return [number]
    return []


def let_go_when_over(ticket: Ticket, now: datetime, outages: OutageRepository, tickets: TicketRepository) -> bool:
    """Untie a ticket that was tied just when the outage ended: whoever closed its tickets did not see this one.

    True when it was so.
    """
    if outages.get(ticket.company, ticket.outage_id).live:
        return False
    change = detach(ticket, SYSTEM, now, OVER)
    tickets.save(change, describe_change(change))
    return True


def _attach(ticket: Ticket, outage: Outage, now: datetime, ground: Ground) -> Change | None:
    if ticket.outage_id or not outage.live or was_attached(_journal(ticket, ground), outage.id):
        return None
    return attach(ticket, outage.id, SYSTEM, now)


def _detach(ticket: Ticket, outage: Outage, now: datetime, ground: Ground) -> Change | None:
    """Whom a person has tied to an outage that still has the building, a change of its scope does not untie."""
    if ticket.outage_id != outage.id:
        return None
    kept = outage.live and ticket.place.building_id in outage.buildings
    if kept and attached_by(_journal(ticket, ground)) is not ActorKind.SYSTEM:
        return None
    return detach(ticket, SYSTEM, now)


def _close(ticket: Ticket, outage: Outage, now: datetime, ground: Ground) -> Change | None:
    """One that the end has overtaken is tied and ended in one write."""
    if ticket.outage_id == outage.id:
        return end_with_outage(ticket, SYSTEM, now)
    if not is_left_behind(ticket, _complaint_of(ticket, ground), outage, ground):
        return None
    tied = attach(ticket, outage.id, SYSTEM, now)
    return tied.then(end_with_outage(tied.ticket, SYSTEM, now))


_DO: dict[TicketsTask, Callable[[Ticket, Outage, datetime, Ground], Change | None]] = {
    TicketsTask.ATTACH: _attach,
    TicketsTask.DETACH: _detach,
    TicketsTask.CLOSE: _close,
}


def _journal(ticket: Ticket, ground: Ground) -> Sequence[JournalEntry]:
    return ground.tickets.journal(ticket.company, ticket.number)


def _complaint_of(ticket: Ticket, ground: Ground) -> Complaint | None:
    rule = ground.rules(ticket.company).get(ticket.problem)
    return see(ticket, rule, ground.building(ticket.company, ticket.place.building_id)) if rule else None


def _left_behind(outage: Outage, ground: Ground) -> list[str]:
    found = open_complaints(ground, outage.company, outage.buildings)
    return [one.number for one, complaint in found if is_left_behind(one, complaint, outage, ground)]


def _waiting(outage: Outage, ground: Ground) -> list[str]:
    found = open_complaints(ground, outage.company, outage.buildings)
    return [one.number for one, complaint in found if not one.outage_id and complaint and concerns(outage, complaint)]


def _attached(outage: Outage, data: OutageEventV1, ground: Ground) -> list[str]:
    found = open_complaints(ground, outage.company, (*outage.buildings, *data.left))
    return [one.number for one, _ in found if one.outage_id == outage.id]


def _no_more_touched(outage: Outage, data: OutageEventV1, ground: Ground) -> list[str]:
    found = open_complaints(ground, outage.company, (*outage.buildings, *data.left))
    mine = [(one, complaint) for one, complaint in found if one.outage_id == outage.id]
    return [one.number for one, complaint in mine if complaint is None or not concerns(outage, complaint)]


def _batch(event: Envelope, task: TicketsTask, numbers: Sequence[str]) -> tuple[Envelope, ...]:
    ordered = sorted(set(numbers), key=lambda number: number.zfill(9))
    starts = range(0, len(ordered), BATCH)
    return tuple(describe_tickets(event, task, ordered[start : start + BATCH]) for start in starts)
