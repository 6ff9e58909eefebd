"""A call put off to a moment: for oneself or somebody else, with a reminder when the moment comes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from dozor.application.colleagues import Roster, find_colleague
from dozor.application.enter_once import enter_once
from dozor.domain.colleague import Colleague, ColleagueKind
from dozor.domain.duty import Duty, DutyKind
from dozor.domain.duty_moments import check_deferred
from dozor.domain.errors import Invalid, KeyReused, NotFound
from dozor.domain.people import Actor
from dozor.events.contacts import describe_duty
from dozor.ports.contacts import ContactRepository, DutyChange
from dozor.ports.tickets import TicketRepository

DEFERRED = "call_deferred"


@dataclass(frozen=True, slots=True)
class DeferCall:
    """key: the same key is the same call, for ever. phone: E.164. at: aware. ticket: its number, if it is about one.

    addressee: who is to call: an executor's id or trade, or a user; empty for whoever puts it off.
    """

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


def defer_call(command: DeferCall, contacts: ContactRepository, tickets: TicketRepository, roster: Roster) -> Duty:
    """The duty of that call, watched like any other; the ticket's journal tells of it.

    Raises Invalid for a moment that has passed or is too far off, for a call about nothing, and for an addressee who is
    nobody of the company; KeyReused.
    """
    whom = _check(command, contacts, roster)
    duty = Duty(
        company=command.company,
        contact_id=_name(command.key),
        phone=command.phone,
        opened_at=command.now,
        due_at=command.at,
        reason=command.reason.strip(),
        kind=DutyKind.DEFERRED,
        addressee=whom.id,
        addressee_name=whom.name,
        ticket=command.ticket,
        name=command.name,
        made_by=command.actor.name or command.actor.id,
    )
    kept = contacts.add_duty(DutyChange(duty, describe_duty(duty)))
    if (kept.phone, kept.due_at, kept.ticket) != (duty.phone, duty.due_at, duty.ticket):
        raise KeyReused
    if kept.ticket:
        details = {"about": kept.contact_id, "phone": kept.phone, "at": kept.due_at.isoformat(), "for": kept.addressee}
        enter_once(
            kept.company, kept.ticket, DEFERRED, details, kept.opened_at, tickets,
            actor=command.actor, reason=kept.reason,
        )  # fmt: skip
    return kept


def _check(command: DeferCall, contacts: ContactRepository, roster: Roster) -> Colleague:
    """Who is to call. A form that waited for the line may come again after its own moment, or when whoever was to call has
    left: what it has made stands. One request more, then.
    """
    asked = command.addressee.strip() or command.actor.id
    try:
        check_deferred(command.at, command.now, command.reason)
        return find_colleague(command.company, asked, command.actor, roster)
    except Invalid:
        try:
            contacts.duty(command.company, _name(command.key))
        except NotFound:
            pass
        else:
            return Colleague(asked, "", ColleagueKind.SEVERAL)
        raise


def _name(key: str) -> str:
    """An id that fits a link and the name of a watch, whatever the key holds."""
    return f"deferred-{hashlib.sha256(key.encode()).hexdigest()[:24]}"


def list_deferred(slug: str, contacts: ContactRepository) -> tuple[Duty, ...]:
    """Calls still to be made, the next one first."""
    return tuple(duty for duty in contacts.duties(slug) if duty.kind is DutyKind.DEFERRED)
