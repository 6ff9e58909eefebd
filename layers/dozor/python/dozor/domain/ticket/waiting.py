"""A ticket on which nobody here works just now: put off until a date, handed to somebody outside, or its clock paused."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from dozor.domain.clocks import Clock, ClockKind
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.escalation import Rung, keys_on
from dozor.domain.people import SYSTEM, Actor
from dozor.domain.ticket.change import Change, transition
from dozor.domain.ticket.entity import Ticket
from dozor.domain.ticket.parts import HandOver
from dozor.domain.ticket.states import TicketAction, TicketState
from dozor.domain.ticket.steps import ask_again

PUT_OFF = "deferred"  # why a clock is paused, where no other reason of the policy was given
IN_TIME = "The moment until which the ticket was put off has come."
NOT_AHEAD = "This must lie ahead."
NO_CLOCK = "There is no such clock that runs."
NOT_PAUSED = "This clock is not paused."


def defer(
    ticket: Ticket,
    until: datetime,
    actor: Actor,
    at: datetime,
    reason: str,
    why: str = PUT_OFF,
    may_pause: Callable[[Clock], bool] = lambda _: True,
) -> Change:
    """Put it off until a moment, at which it wakes by itself. Its clocks stand still, those at least that may.

    why: the reason of the policy for which they do. Raises Invalid for a moment that does not lie ahead.
    """
    if until <= at:
        raise Invalid([FieldProblem("until", NOT_AHEAD)])
    by = actor.name or actor.id
    clocks = tuple(clock.pause(at, why, by, reason) if may_pause(clock) else clock for clock in ticket.clocks)
    planned = max(until, ticket.planned_at)
    waiting = replace(ticket, clocks=clocks, deferred_until=until, planned_at=planned)
    details = {"until": until.isoformat(), "why": why}
    return transition(waiting, TicketAction.DEFER, actor, at, reason, details)


def wake(ticket: Ticket, rungs: Iterable[Rung], at: datetime, actor: Actor = SYSTEM, reason: str = IN_TIME) -> Change:
    """Back from a deferral: its clocks go on with what was left, and who has it is asked anew whether they take it on.

    rungs: of the company. Raises IllegalTransition for a ticket that is not put off.
    """
    return _return(ticket, TicketAction.WAKE, rungs, actor, at, reason)


def hand_over(ticket: Ticket, to: HandOver, clocks: Iterable[Clock], actor: Actor, at: datetime, reason: str) -> Change:
    """Give the work to somebody outside. clocks: those that begin by it; the others go on, for the resident still waits.

    Raises Invalid for an end that does not lie ahead, or for nobody to hand it to.
    """
    problems = [FieldProblem("to", "Say to whom.")] if not to.to.strip() else []
    if to.until is not None and to.until <= at:
        problems.append(FieldProblem("until", NOT_AHEAD))
    if problems:
        raise Invalid(problems)
    details = {
        "to": to.to,
        "their_number": to.their_number,
        "until": to.until.isoformat() if to.until else "",
    }
    told = {name: value for name, value in details.items() if value}
    change = transition(ticket, TicketAction.HAND_OVER, actor, at, reason, told)
    own = tuple(clock for clock in change.ticket.clocks if clock.kind is not ClockKind.HAND_OVER)
    begun = tuple(replace(clock, limit_at=to.until) if to.until else clock for clock in clocks)
    return replace(change, ticket=replace(change.ticket, hand_over=to, clocks=own + begun))


def take_back(ticket: Ticket, rungs: Iterable[Rung], actor: Actor, at: datetime, reason: str = "") -> Change:
    """Back from somebody outside, to whoever had it here."""
    return _return(ticket, TicketAction.TAKE_BACK, rungs, actor, at, reason)


def pause_clock(ticket: Ticket, kind: ClockKind, why: str, actor: Actor, at: datetime, note: str) -> Change:
    """One clock stands still. why: a reason of the policy; note: what a person says. Raises Invalid without such a clock."""
    if not any(clock.kind is kind and clock.running and not clock.paused for clock in ticket.clocks):
        raise Invalid([FieldProblem("clock", NO_CLOCK)])
    by = actor.name or actor.id
    clocks = tuple(clock.pause(at, why, by, note) if clock.kind is kind else clock for clock in ticket.clocks)
    details = {"clock": kind.value, "why": why}
    return transition(replace(ticket, clocks=clocks), TicketAction.PAUSE_CLOCK, actor, at, note, details)


def resume_clock(ticket: Ticket, kind: ClockKind, actor: Actor, at: datetime, note: str = "") -> Change:
    """That clock goes on with what was left. Raises Invalid when it was not paused."""
    if not any(clock.kind is kind and clock.paused for clock in ticket.clocks):
        raise Invalid([FieldProblem("clock", NOT_PAUSED)])
    by = actor.name or actor.id
    clocks = tuple(clock.resume(at, by) if clock.kind is kind else clock for clock in ticket.clocks)
    details = {"clock": kind.value}
    return transition(replace(ticket, clocks=clocks), TicketAction.RESUME_CLOCK, actor, at, note, details)


def _return(
    ticket: Ticket, action: TicketAction, rungs: Iterable[Rung], actor: Actor, at: datetime, reason: str
) -> Change:
    to = TicketState.ASSIGNED if ticket.executor_id else TicketState.REGISTERED
    change = transition(ticket, action, actor, at, reason, to=to)
    if not ticket.executor_id:
        return change
    return replace(change, ticket=ask_again(change.ticket, keys_on(rungs, ClockKind.ACCEPT), at))
