"""What people write down about a ticket while it stays where it is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from dozor.domain.clock_steps import tell_changes
from dozor.domain.clocks import Clock, Urgency
from dozor.domain.diagnosis import Diagnosis
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.people import Actor
from dozor.domain.ticket.change import Change, transition
from dozor.domain.ticket.entity import Ticket
from dozor.domain.ticket.parts import CostType, Watcher, WorkReport
from dozor.domain.ticket.states import TicketAction
from dozor.domain.ticket.steps import describe_report

MOST_WATCHERS = 20
BEST_MARK = 5


def note(ticket: Ticket, text: str, actor: Actor, at: datetime) -> Change:
    """Something worth knowing; the text stands in the journal as the reason does."""
    return transition(ticket, TicketAction.NOTE, actor, at, text)


def plan(ticket: Ticket, planned_at: datetime, actor: Actor, at: datetime, reason: str = "") -> Change:
    """The resident has been told when to expect the work. Raises Invalid for a time that is over."""
    if planned_at <= at:
        raise Invalid([FieldProblem("planned_at", "This must lie ahead.")])
    details = {"planned_at": planned_at.isoformat(), "was": ticket.planned_at.isoformat()}
    return transition(replace(ticket, planned_at=planned_at), TicketAction.PLAN, actor, at, reason, details)


def report(ticket: Ticket, work: WorkReport, actor: Actor, at: datetime) -> Change:
    """What was done, told before or after the ticket is done; the last word counts, the journal keeps all."""
    return transition(replace(ticket, report=work), TicketAction.REPORT, actor, at, "", describe_report(work))


def mark(ticket: Ticket, value: int, actor: Actor, at: datetime, comment: str = "") -> Change:
    """How satisfied the resident is, 1 to 5; the last word counts. Raises Invalid for another number."""
    if not 1 <= value <= BEST_MARK:
        raise Invalid([FieldProblem("mark", "A mark is a number from 1 to 5.")])
    return transition(replace(ticket, mark=value), TicketAction.MARK, actor, at, comment, {"mark": str(value)})


def answer(ticket: Ticket, answers: Mapping[str, str], actor: Actor, at: datetime) -> Change:
    """Answers to the guide's questions, checked already; an empty one takes an answer back."""
    known = {key: text for key, text in {**ticket.answers, **answers}.items() if text}
    return transition(replace(ticket, answers=known), TicketAction.ANSWER, actor, at, "", dict(answers))


def diagnose(ticket: Ticket, diagnosis: Diagnosis, actor: Actor, at: datetime) -> Change:
    """What a guide's script was answered; the last word counts, the journal keeps all."""
    told: dict[str, str] = {}
    for place, one in enumerate(diagnosis.answers, 1):
        told |= {f"asked_{place:02}": one.asked, f"answered_{place:02}": one.answered}
    details = {
        "guide": diagnosis.title,
        "version": f"{diagnosis.guide} {diagnosis.version} {diagnosis.edition}",
        **told,
    }
    if diagnosis.end:
        details |= {"outcome": diagnosis.outcome, "advice": diagnosis.advice}
    return transition(replace(ticket, diagnosis=diagnosis), TicketAction.DIAGNOSE, actor, at, details=details)


def set_cost(ticket: Ticket, cost: CostType, actor: Actor, at: datetime, reason: str = "") -> Change:
    """Who pays."""
    details = {"cost": cost.value, "was": ticket.cost.value}
    return transition(replace(ticket, cost=cost), TicketAction.SET_COST, actor, at, reason, details)


def change_urgency(
    ticket: Ticket,
    urgency: Urgency,
    clocks: tuple[Clock, ...],
    planned_at: datetime,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Change:
    """More or less urgent than the catalogue says. clocks: as the rules for that urgency have them."""
    details = {
        "urgency": urgency.value,
        "was": ticket.urgency.value,
        "planned_at": planned_at.isoformat(),
        **tell_changes(ticket.clocks, clocks),
    }
    other = replace(ticket, urgency=urgency, clocks=clocks, planned_at=planned_at, generation=ticket.generation + 1)
    return transition(other, TicketAction.CHANGE_URGENCY, actor, at, reason, details)


def correct(ticket: Ticket, corrected: Ticket, actor: Actor, at: datetime, reason: str = "") -> Change:
    """What was understood wrongly. corrected: the ticket with other words for what, where and since when it is.

    Its clocks, trade and planned time are taken as they are there.
    """
    differences = {
        name: f"{_say(old)} -> {_say(new)}"
        for name, read in _CORRECTED.items()
        if (old := read(ticket)) != (new := read(corrected))
    }
    details = differences | tell_changes(ticket.clocks, corrected.clocks)
    raised = ticket.generation + (1 if corrected.clocks != ticket.clocks else 0)
    return transition(replace(corrected, generation=raised), TicketAction.CORRECT, actor, at, reason, details)


def watch(ticket: Ticket, watcher: Watcher, actor: Actor, at: datetime) -> Change | None:
    """One more to be told of every change of state; None when that address is told already. Raises Invalid."""
    if not watcher.address:
        raise Invalid([FieldProblem("address", "Say where to write: a phone or an e-mail address.")])
    if any(one.address == watcher.address for one in ticket.watchers):
        return None
    if len(ticket.watchers) >= MOST_WATCHERS:
        raise Invalid([FieldProblem("address", "This is too many.")])
    details = {"address": watcher.address, "name": watcher.name}
    return transition(
        replace(ticket, watchers=(*ticket.watchers, watcher)), TicketAction.WATCH, actor, at, details=details
    )


def unwatch(ticket: Ticket, address: str, actor: Actor, at: datetime) -> Change | None:
    """No more to be told; None when that address is not."""
    left = tuple(one for one in ticket.watchers if one.address != address)
    if len(left) == len(ticket.watchers):
        return None
    return transition(replace(ticket, watchers=left), TicketAction.UNWATCH, actor, at, details={"address": address})


_CORRECTED: Mapping[str, Callable[[Ticket], object]] = {
    "problem": lambda one: one.problem,
    "urgency": lambda one: one.urgency,
    "trade": lambda one: one.trade,
    "place": lambda one: one.place_key,
    "entrance": lambda one: one.place.entrance,
    "floor": lambda one: one.place.floor,
    "flat": lambda one: one.place.flat,
    "resident": lambda one: one.resident.name if one.resident else "",
    "occurred_at": lambda one: one.occurred_at,
    "description": lambda one: one.description,
    "planned_at": lambda one: one.planned_at,
}


def _say(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value or "—")
