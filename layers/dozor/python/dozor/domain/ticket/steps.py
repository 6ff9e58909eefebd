"""The way of the work: registered, given to somebody, done, and begun anew."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from dozor.domain.clocks import Clock, ClockKind
from dozor.domain.errors import Conflict
from dozor.domain.people import Actor
from dozor.domain.ticket.change import Change, record, transition
from dozor.domain.ticket.entity import Ticket
from dozor.domain.ticket.parts import WorkReport
from dozor.domain.ticket.states import TicketAction


class TooLateToReopen(Conflict):
    """The company's window for reopening is over: a new ticket, related to the old one, is what is possible instead."""

    code = "too_late_to_reopen"


def register(ticket: Ticket, actor: Actor) -> Change:
    """The first entry of a new ticket (version 0, state registered)."""
    details = {
        "problem": ticket.problem,
        "urgency": ticket.urgency.value,
        "address": ticket.place.address,
        "flat": ticket.place.flat,
        "description": ticket.description,
        "contact_id": ticket.contact_id,
        "planned_at": ticket.planned_at.isoformat(),
    }
    more = {
        "occurred_at": ticket.occurred_at.isoformat() if ticket.occurred_at else "",
        "place": ticket.place_key,
        "resident": ticket.resident.name if ticket.resident else "",
        "cost": ticket.cost.value,
        **{f"answer_{key}": answer for key, answer in ticket.answers.items()},
    }
    said = {name: value for name, value in more.items() if value}
    return record(ticket, TicketAction.REGISTER.value, actor, ticket.registered_at, details=details | said)


def assign(
    ticket: Ticket,
    executor_id: str,
    executor_name: str,
    actor: Actor,
    at: datetime,
    why: str,
    until: datetime | None = None,
) -> Change:
    """Give the ticket to an executor; `why` is the rule that chose them, shown to people. until: when their shift ends."""
    named = replace(ticket, executor_id=executor_id, executor_name=executor_name, held_until=until)
    details = {"executor_id": executor_id, "executor_name": executor_name}
    return transition(named, TicketAction.ASSIGN, actor, at, why, details)


def reassign(
    ticket: Ticket,
    executor_id: str,
    executor_name: str,
    accept_rungs: frozenset[str],
    actor: Actor,
    at: datetime,
    why: str,
    until: datetime | None = None,
) -> Change:
    """Give the ticket to another executor, who gets a whole clock for accepting it, and the ladder over it anew.

    accept_rungs: keys of the rungs on that clock. Otherwise nobody would watch the second executor: the first one's
    acceptance has stopped the clock, or the first one's silence has used its rungs up.
    """
    anew = ask_again(ticket, accept_rungs, at)
    return assign(anew, executor_id, executor_name, actor, at, why, until)


def ask_again(ticket: Ticket, accept_rungs: frozenset[str], at: datetime) -> Ticket:
    """The ticket with a whole clock for accepting it, and the ladder over it anew."""
    clocks = tuple(clock.restart(at) if clock.kind is ClockKind.ACCEPT else clock for clock in ticket.clocks)
    return replace(ticket, clocks=clocks, told=ticket.told - accept_rungs, generation=ticket.generation + 1)


def finish(ticket: Ticket, actor: Actor, at: datetime, report: WorkReport | None = None, remark: str = "") -> Change:
    """The work is done, as its executor reports."""
    done = replace(ticket, done_at=at, report=report or ticket.report)
    return transition(done, TicketAction.FINISH, actor, at, remark, describe_report(report))


def resolve(ticket: Ticket, actor: Actor, at: datetime, remark: str = "", *, first_contact: bool = False) -> Change:
    """Done without an executor's steps. first_contact: while the caller was on the line."""
    done = replace(ticket, done_at=at, first_contact=first_contact)
    details = {"first_contact": "yes"} if first_contact else {}
    return transition(done, TicketAction.RESOLVE, actor, at, remark, details)


def decline(ticket: Ticket, actor: Actor, at: datetime, reason: str) -> Change:
    """It will not be done; the resident is told why."""
    told = replace(ticket, declined_because=reason.strip())
    return transition(told, TicketAction.DECLINE, actor, at, reason.strip())


def reopen(
    ticket: Ticket,
    clocks: Iterable[Clock],
    planned_at: datetime,
    actor: Actor,
    at: datetime,
    reason: str,
    within: timedelta | None = None,
) -> Change:
    """Begin anew with fresh clocks and a new generation of the escalation; counted apart from new tickets.

    Whoever refused it before may be asked again: what kept them from it was of another day.

    within: how long after its end that is possible; None: always. Raises TooLateToReopen.
    """
    if within is not None and ticket.ended_at is not None and at > ticket.ended_at + within:
        raise TooLateToReopen(
            "Request {number} ended more than {days} days ago: register a new one, related to it.",
            number=ticket.number,
            days=within.days,
        )
    changed = transition(ticket, TicketAction.REOPEN, actor, at, reason)
    fresh = replace(
        changed.ticket,
        clocks=tuple(clocks),
        planned_at=planned_at,
        told=frozenset(),
        generation=ticket.generation + 1,
        reopened=ticket.reopened + 1,
        done_at=None,
        report=None,
        declined_because="",
        first_contact=False,
        refused_by=frozenset(),
        outage_id="",  # that outage is over; what is wrong now is another matter
    )
    return replace(changed, ticket=fresh)


def describe_report(report: WorkReport | None) -> dict[str, str]:
    """The report as a journal tells it; nothing for none."""
    if report is None:
        return {}
    told = {
        "report": report.text,
        "minutes": str(report.minutes) if report.minutes else "",
        "photos": ",".join(report.photos),
    }
    return {name: value for name, value in told.items() if value}
