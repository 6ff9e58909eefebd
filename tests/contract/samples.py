"""Things to keep: made up, small, and different where a test looks."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from dozor.domain.building import Building
from dozor.domain.clocks import ClockKind, ClockRule, Urgency, start_clocks
from dozor.domain.company import Company, DialledNumber, Manager, MenuChoice, NumberMeans
from dozor.domain.contact import Contact, Outcome
from dozor.domain.duty import Duty
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.message import Message, MessageChannel
from dozor.domain.people import SYSTEM, Actor, ActorKind, Executor, Resident, Shift
from dozor.domain.ticket import Change, Person, Place, Ticket, TicketState, register

NOON = datetime(2026, 3, 14, 12, 0, 0, 123456, tzinfo=UTC)
PHONE = "+79990000001"
OLGA = Actor(ActorKind.OPERATOR, "olga@example.org", "Olga")
RULES = (
    ClockRule(ClockKind.ACCEPT, (Urgency.EMERGENCY,), 600, source="own rule"),
    ClockRule(ClockKind.RESOLVE, (Urgency.EMERGENCY,), 259_200, ("burst_pipe",)),
)


def make_company(slug: str = "sosna", *numbers: str, **changes: Any) -> Company:
    """A company with two languages; numbers: E.164, claimed."""
    company = Company(
        slug=slug,
        names={"ru": "УК «Сосна»", "en": "Sosna"},
        languages=("ru", "en"),
        time_zone="Asia/Irkutsk",
        numbers=tuple(DialledNumber(e164, NumberMeans.CLAIM) for e164 in numbers),
        menu={"1": MenuChoice.EMERGENCY, "0": MenuChoice.OPERATOR},
        manager=Manager("Мария Петрова", "+79990000100", "maria@sosna.example"),
        clocks=RULES,
        rungs=(Rung("manager", ClockKind.ACCEPT, 900, Whom.MANAGER, (Means.SMS, Means.EMAIL)),),
        callback_seconds=600,
        texts={"greeting": {"ru": "Добрый день!"}},
    )
    return replace(company, **changes)


def make_building(building_id: str = "b1", **changes: Any) -> Building:
    """A building with coordinates that are no round numbers."""
    building = Building("sosna", building_id, "Лесная ул., 5", "Лесной", 52.2869741, 104.3050183, 4, 9)
    return replace(building, **changes)


def make_resident(resident_id: str = "r1", **changes: Any) -> Resident:
    """A resident with a debt, and no preferred language."""
    resident = Resident("sosna", resident_id, "Иван Сидоров", PHONE, "b1", "12", "Лесная ул., 5", debt=123_456)
    return replace(resident, **changes)


def make_executor(executor_id: str = "e1", **changes: Any) -> Executor:
    """A plumber on a night shift."""
    shifts = (Shift((0, 1, 6), time(20, 0), time(8, 30)),)
    executor = Executor("sosna", executor_id, "Пётр Кузнецов", "+79990000200", ("plumber",), ("b1",), shifts)
    return replace(executor, **changes)


def make_ticket(number: str = "1", *, minutes: int = 0, **changes: Any) -> Ticket:
    """A ticket not yet in any journal, registered so many minutes after noon."""
    at = NOON + timedelta(minutes=minutes)
    ticket = Ticket(
        company="sosna",
        number=number,
        state=TicketState.REGISTERED,
        place=Place("b1", "Лесная ул., 5", entrance="2", flat="12"),
        caller=Person("Иван Сидоров", PHONE, "r1"),
        problem="burst_pipe",
        category="water",
        trade="plumber",
        urgency=Urgency.EMERGENCY,
        description="Течёт труба",
        channel="phone",
        registered_at=at,
        planned_at=at + timedelta(hours=2),
        clocks=start_clocks(RULES, Urgency.EMERGENCY, "burst_pipe", at),
        contact_id="c1",
    )
    return replace(ticket, **changes)


def make_registration(number: str = "1", *, minutes: int = 0, **changes: Any) -> Change:
    """A ticket with the first entry of its journal."""
    return register(make_ticket(number, minutes=minutes, **changes), SYSTEM)


def make_contact(contact_id: str = "c1", *, minutes: int = 0, **changes: Any) -> Contact:
    """A call that has just begun, so many minutes after noon."""
    at = NOON + timedelta(minutes=minutes)
    contact = Contact("sosna", contact_id, PHONE, "+78005550100", at, attributes={"choice": "", "language": "ru"})
    return replace(contact, **changes)


def end(contact: Contact, outcome: Outcome = Outcome.ABANDONED) -> Contact:
    """The call, ended a minute later."""
    return replace(contact, ended_at=contact.started_at + timedelta(minutes=1), outcome=outcome)


def make_duty(contact_id: str = "c1", *, minutes: int = 10, **changes: Any) -> Duty:
    """A duty that is due so many minutes after noon."""
    due = NOON + timedelta(minutes=minutes)
    return replace(Duty("sosna", contact_id, PHONE, NOON, due, "hung up in the queue"), **changes)


def make_message(message_id: str = "m1", *, minutes: int = 0, **changes: Any) -> Message:
    """An SMS about ticket 1, claimed so many minutes after noon."""
    at = NOON + timedelta(minutes=minutes)
    message = Message(
        "sosna", message_id, MessageChannel.SMS, PHONE, "ticket_registered", "Заявка 1", ticket="1", claimed_at=at
    )
    return replace(message, **changes)
