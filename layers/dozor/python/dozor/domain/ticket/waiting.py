"""A ticket on which nobody here works just now: put off until a date, handed to somebody outside, or its clock paused."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from dozor.domain.clock_steps import (
    Rulebook,
    agree_limit,
    meet_clock,
    pause_clocks,
    pause_what_may,
    resume_clocks,
    tell_changes,
)
from dozor.domain.clocks import Clock, ClockKind
from dozor.domain.errors import Conflict, FieldProblem, Invalid
from dozor.domain.escalation import Rung, keys_on
from dozor.domain.people import SYSTEM, Actor
from dozor.domain.ticket.change import Change, find_row, transition
from dozor.domain.ticket.entity import Ticket
from dozor.domain.ticket.parts import HandOver
from dozor.domain.ticket.planning import plan_again, plan_completion
from dozor.domain.ticket.states import TicketAction, TicketState
from dozor.domain.ticket.steps import ask_again

IN_TIME = "The moment until which the ticket was put off has come."


def defer(
    ticket: Ticket, until: datetime, actor: Actor, at: datetime, reason: str, book: Rulebook, why: str = ""
) -> Change:
    """Put it off until a moment, at which it wakes by itself.

    why: the reason of the policy; the clocks that may be paused for it stand still, the others go on. Raises Invalid for a
    moment that does not lie ahead.
    """
    find_row(ticket, TicketAction.DEFER, actor, reason)
    if until <= at:
        raise Invalid([FieldProblem("until", "This must lie ahead.")])
    clocks = pause_what_may(ticket.clocks, book, at, why, _name(actor), reason)
    waiting = replace(ticket, clocks=clocks, deferred_until=until, planned_at=max(until, ticket.planned_at))
    details = {"until": until.isoformat(), **({"why": why} if why else {})}
    return transition(waiting, TicketAction.DEFER, actor, at, reason, details)


def wake(ticket: Ticket, rungs: Iterable[Rung], at: datetime, actor: Actor = SYSTEM, reason: str = IN_TIME) -> Change:
    """Back from a deferral: its clocks go on with what was left, and it is asked anew who takes it on.

    rungs: of the company. Raises IllegalTransition for a ticket that is not put off.
    """
    return _return(ticket, TicketAction.WAKE, rungs, actor, at, reason)


def hand_over(ticket: Ticket, to: HandOver, clocks: Iterable[Clock], actor: Actor, at: datetime, reason: str) -> Change:
    """Give the work to somebody outside. clocks: those that begin by it; the others go on, for the resident still waits.

    Raises Invalid for an end that does not lie ahead, or for nobody to hand it to.
    """
    problems = [FieldProblem("to", "Say to whom.")] if not to.to.strip() else []
    if to.until is not None and to.until <= at:
        problems.append(FieldProblem("until", "This must lie ahead."))
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
    begun = tuple(clock.until(to.until, at) if to.until else clock for clock in clocks)
    return replace(change, ticket=replace(change.ticket, hand_over=to, clocks=own + begun))


def take_back(ticket: Ticket, rungs: Iterable[Rung], actor: Actor, at: datetime, reason: str = "") -> Change:
    """Back from somebody outside, to whoever had it here; it is asked anew who takes it on."""
    return _return(ticket, TicketAction.TAKE_BACK, rungs, actor, at, reason)


def pause_clock(
    ticket: Ticket, why: str, actor: Actor, at: datetime, note: str, book: Rulebook, kinds: Iterable[ClockKind] = ()
) -> Change:
    """Clocks stand still: all that may for that reason of the policy, or only those of these kinds. note: in a person's words.

    Raises Invalid and Conflict as `pause_clocks` does.
    """
    find_row(ticket, TicketAction.PAUSE_CLOCK, actor, note)
    clocks = pause_clocks(ticket.clocks, book, at, why, _name(actor), note, kinds)
    paused = [clock.kind.value for clock, before in zip(clocks, ticket.clocks, strict=True) if clock != before]
    details = {"why": why, "clocks": ",".join(paused)}
    return transition(replace(ticket, clocks=clocks), TicketAction.PAUSE_CLOCK, actor, at, note, details)


def resume_clock(ticket: Ticket, actor: Actor, at: datetime, note: str = "", kinds: Iterable[ClockKind] = ()) -> Change:
    """Paused clocks go on with what was left, all or those of these kinds. Raises Conflict when none was paused."""
    find_row(ticket, TicketAction.RESUME_CLOCK, actor, note)
    clocks = resume_clocks(ticket.clocks, at, _name(actor), kinds)
    if clocks == ticket.clocks:
        raise Conflict("No such clock is paused.")
    details = tell_changes(ticket.clocks, clocks)
    return transition(_with_clocks(ticket, clocks, at), TicketAction.RESUME_CLOCK, actor, at, note, details)


def meet(ticket: Ticket, kind: ClockKind, actor: Actor, at: datetime, note: str = "") -> Change:
    """What that clock times has been done, as a person says. Raises Conflict when it does not run."""
    find_row(ticket, TicketAction.MEET_CLOCK, actor, note)
    clocks = meet_clock(ticket.clocks, kind, at)
    return transition(replace(ticket, clocks=clocks), TicketAction.MEET_CLOCK, actor, at, note, {"clock": kind.value})


def agree(
    ticket: Ticket, kind: ClockKind, limit_at: datetime, actor: Actor, at: datetime, reason: str, book: Rulebook
) -> Change:
    """The resident has agreed to another limit. Raises Invalid and Conflict as `agree_limit` does."""
    find_row(ticket, TicketAction.AGREE_LIMIT, actor, reason)
    clocks = agree_limit(ticket.clocks, book, kind, limit_at, at, _name(actor), reason)
    details = {"clock": kind.value, **tell_changes(ticket.clocks, clocks)}
    return transition(_with_clocks(ticket, clocks, at), TicketAction.AGREE_LIMIT, actor, at, reason, details)


def reapply(ticket: Ticket, clocks: tuple[Clock, ...], actor: Actor, at: datetime, reason: str) -> Change:
    """Its clocks as the company's rules of now have them (`reapply_policy`), with the time that they have spent."""
    details = tell_changes(ticket.clocks, clocks)
    return transition(_with_clocks(ticket, clocks, at), TicketAction.REAPPLY_POLICY, actor, at, reason, details)


def _with_clocks(ticket: Ticket, clocks: tuple[Clock, ...], at: datetime) -> Ticket:
    """The ticket once limits have moved, and what the resident is told with them."""
    return replace(ticket, clocks=clocks, planned_at=plan_again(ticket.planned_at, ticket.clocks, clocks, at))


def _name(actor: Actor) -> str:
    return actor.name or actor.id


def _return(
    ticket: Ticket, action: TicketAction, rungs: Iterable[Rung], actor: Actor, at: datetime, reason: str
) -> Change:
    to = TicketState.ASSIGNED if ticket.executor_id else TicketState.REGISTERED
    change = transition(ticket, action, actor, at, reason, to=to)
    back = replace(change.ticket, planned_at=plan_completion(change.ticket.clocks, ticket.planned_at, at))
    # Also where nobody has it: waiting has stopped the clock by which the ladder climbs to the desk.
    return replace(change, ticket=ask_again(back, keys_on(rungs, ClockKind.ACCEPT), at))
