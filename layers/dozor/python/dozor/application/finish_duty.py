"""Somebody has seen to a duty, and says what came of it; or a ticket was made of it."""

from datetime import datetime

from dozor.domain.duty import Duty
from dozor.domain.errors import Conflict, FieldProblem, Invalid, KeyReused, NotFound
from dozor.domain.people import Actor
from dozor.events.contacts import describe_duty
from dozor.ports.contacts import ContactRepository, DutyChange


def finish_duty(
    slug: str,
    contact_id: str,
    actor: Actor,
    result: str,
    now: datetime,
    contacts: ContactRepository,
    key: str = "",
) -> Duty:
    """The duty done. key: of the form, if it has one: sent again it answers the duty as that form has ended it.

    Raises NotFound, Conflict (somebody else has done it, or changed it meanwhile), Invalid (nothing said), KeyReused.
    """
    if not result.strip():
        raise Invalid([FieldProblem("result", "Say what came of the call.")])
    duty = contacts.duty(slug, contact_id)
    if _ended_by(duty, key, result):
        return duty
    done = duty.finish(actor, now, result.strip(), key)
    try:
        contacts.save_duty(DutyChange(done, describe_duty(done)))
    except Conflict:
        duty = contacts.duty(slug, contact_id)
        if not _ended_by(duty, key, result):
            raise
        return duty
    return done


def _ended_by(duty: Duty, key: str, result: str) -> bool:
    """Whether the form with that key has ended it. Raises KeyReused when it said something else."""
    if not key or duty.done_key != key:
        return False
    if duty.result != result.strip():
        raise KeyReused
    return True


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
