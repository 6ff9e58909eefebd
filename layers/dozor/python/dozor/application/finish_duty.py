"""Somebody has called back, and says what came of it."""

from datetime import datetime

from dozor.domain.duty import CallbackDuty
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.people import Actor
from dozor.events.contacts import describe_duty
from dozor.ports.repositories import ContactRepository


def finish_duty(
    slug: str, contact_id: str, actor: Actor, result: str, now: datetime, contacts: ContactRepository
) -> CallbackDuty:
    """The duty done. Raises NotFound, Conflict (done already), Invalid (nothing said)."""
    if not result.strip():
        raise Invalid([FieldProblem("result", "Say what came of the call.")])
    done = contacts.duty(slug, contact_id).finish(actor, now, result.strip())
    contacts.save_duty(done, [describe_duty(done)])
    return done
