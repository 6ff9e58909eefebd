"""Somebody has seen to a duty, and says what came of it; or a ticket was made of it."""

from datetime import datetime

from dozor.domain.duty import Duty
from dozor.domain.errors import FieldProblem, Invalid, NotFound
from dozor.domain.people import Actor
from dozor.events.contacts import describe_duty
from dozor.ports.contacts import ContactRepository, DutyChange


def finish_duty(
    slug: str, contact_id: str, actor: Actor, result: str, now: datetime, contacts: ContactRepository
) -> Duty:
    """The duty done. Raises NotFound, Conflict (done already, or changed meanwhile), Invalid (nothing said)."""
    if not result.strip():
        raise Invalid([FieldProblem("result", "Say what came of the call.")])
    done = contacts.duty(slug, contact_id).finish(actor, now, result.strip())
    contacts.save_duty(DutyChange(done, describe_duty(done)))
    return done


def close_by_ticket(
    slug: str, contact_id: str, number: str, actor: Actor, now: datetime, contacts: ContactRepository
) -> DutyChange | None:
    """The duty that this contact left, done because a ticket is made of it: to be written with the ticket.

    None when there is none to close.
    """
    try:
        duty = contacts.duty(slug, contact_id)
    except NotFound:
        return None
    if not duty.becomes_a_ticket:
        return None
    done = duty.finish(actor, now, f"Request {number}")
    return DutyChange(done, describe_duty(done))
