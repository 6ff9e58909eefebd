"""A call put off to a moment: for oneself or somebody else, with a reminder when the moment comes."""

from dataclasses import dataclass
from datetime import datetime

from dozor.domain.duty import Duty, DutyKind, check_deferred
from dozor.domain.people import Actor
from dozor.events.contacts import describe_duty
from dozor.ports.repositories import ContactRepository, DutyChange


@dataclass(frozen=True, slots=True)
class DeferCall:
    """key: the same key is the same call, for ever. phone: E.164. at: aware. addressee: an executor's id or trade, or a user."""

    company: str
    key: str
    phone: str
    at: datetime
    reason: str
    actor: Actor
    now: datetime
    addressee: str = ""
    ticket: str = ""
    name: str = ""


def defer_call(command: DeferCall, contacts: ContactRepository) -> Duty:
    """The duty of that call, from its own clock on watched like any other. Raises Invalid (a moment that has passed)."""
    check_deferred(command.at, command.now, command.reason)
    duty = Duty(
        company=command.company,
        contact_id=f"deferred-{command.key}",
        phone=command.phone,
        opened_at=command.now,
        due_at=command.at,
        reason=command.reason.strip(),
        kind=DutyKind.DEFERRED,
        addressee=command.addressee or command.actor.id,
        ticket=command.ticket,
        name=command.name,
        made_by=command.actor.name or command.actor.id,
    )
    return contacts.add_duty(DutyChange(duty, describe_duty(duty)))


def list_deferred(slug: str, contacts: ContactRepository) -> tuple[Duty, ...]:
    """Calls still to be made, the next one first."""
    return tuple(duty for duty in contacts.duties(slug) if duty.kind is DutyKind.DEFERRED)
