"""Each action that leads to another state, as the domain's step with what it needs of the company."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dozor.application.assign_ticket import give_to_somebody, put_back_in_hand
from dozor.application.refuse_ticket import refuse
from dozor.application.tickets.timing import begin_clocks, rulebook_of, tell_plan
from dozor.domain.clocks import ClockKind, start_hand_over
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.escalation import keys_on
from dozor.domain.ticket import Change, HandOver, Ticket, TicketAction, reassign, reopen, transition
from dozor.domain.ticket.change import find_row
from dozor.domain.ticket.planning import plan_completion
from dozor.domain.ticket.steps import decline, finish, resolve
from dozor.domain.ticket.transitions import DESK
from dozor.domain.ticket.waiting import defer, hand_over, take_back, wake
from dozor.domain.working_time import next_shift_end

if TYPE_CHECKING:
    from dozor.application.act_on_ticket import ActOnTicket
    from dozor.domain.company import Company
    from dozor.ports.people import PeopleRepository


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an action is taken."""

    command: ActOnTicket
    company: Company
    people: PeopleRepository


def move(ticket: Ticket, setting: Setting) -> Change:
    """The action taken. Raises IllegalTransition, NotAllowed, Invalid, NotFound (an executor), Conflict (too late)."""
    command = setting.command
    find_row(ticket, command.action, command.actor, command.reason)
    step = _STEPS.get(command.action, _only_the_table)
    return step(ticket, setting)


def _only_the_table(ticket: Ticket, setting: Setting) -> Change:
    command = setting.command
    return transition(ticket, command.action, command.actor, command.now, command.reason)


def _assign(ticket: Ticket, setting: Setting) -> Change:
    command, company = setting.command, setting.company
    if not command.executor_id:
        raise Invalid([FieldProblem("executor_id", "Say who is to do it.")])
    executor = setting.people.executor(command.company, command.executor_id)
    accept_rungs = keys_on(company.rungs, ClockKind.ACCEPT)
    until = next_shift_end(executor, command.now, company.zone)
    actor, now, why = command.actor, command.now, command.reason
    return reassign(ticket, executor.id, executor.name, accept_rungs, actor, now, why, until)


def _refuse(ticket: Ticket, setting: Setting) -> Change:
    command, company = setting.command, setting.company
    staff = setting.people.last_staff(company.slug)
    return refuse(ticket, command.actor, company, staff, command.now, command.reason)


def _finish(ticket: Ticket, setting: Setting) -> Change:
    command = setting.command
    return finish(ticket, command.actor, command.now, command.report, command.reason)


def _resolve(ticket: Ticket, setting: Setting) -> Change:
    command = setting.command
    return resolve(ticket, command.actor, command.now, command.reason)


def _decline(ticket: Ticket, setting: Setting) -> Change:
    command = setting.command
    return decline(ticket, command.actor, command.now, command.reason)


def _defer(ticket: Ticket, setting: Setting) -> Change:
    command, book = setting.command, rulebook_of(setting.company, ticket)
    if command.until is None:
        raise Invalid([FieldProblem("until", "This field is required.")])
    return defer(ticket, command.until, command.actor, command.now, command.reason, book, command.why)


def _wake(ticket: Ticket, setting: Setting) -> Change:
    command = setting.command
    return _in_hand(wake(ticket, setting.company.rungs, command.now, command.actor, command.reason), setting)


def _hand_over(ticket: Ticket, setting: Setting) -> Change:
    command, company = setting.command, setting.company
    clocks = start_hand_over(
        company.clocks, ticket.urgency, ticket.problem, command.now, calendar=company.calendar, zone=company.zone
    )
    whom = HandOver(command.to, command.now, command.their_number, command.until)
    return hand_over(ticket, whom, clocks, command.actor, command.now, command.reason)


def _take_back(ticket: Ticket, setting: Setting) -> Change:
    command = setting.command
    back = take_back(ticket, setting.company.rungs, command.actor, command.now, command.reason)
    return _in_hand(back, setting)


def _reopen(ticket: Ticket, setting: Setting) -> Change:
    """Begun anew, and given to somebody as a new ticket is: nobody can accept what is only reopened."""
    command, company = setting.command, setting.company
    clocks = begin_clocks(company, ticket.urgency, ticket.problem, command.now)
    if command.actor.kind in DESK:
        clocks = tell_plan(clocks, command.now)
    planned_at = plan_completion(clocks, command.now)
    within = timedelta(seconds=company.reopen_within)
    again = reopen(ticket, clocks, planned_at, command.actor, command.now, command.reason, within)
    return give_to_somebody(again, company, setting.people.last_staff(company.slug), command.now)


def _in_hand(change: Change, setting: Setting) -> Change:
    company = setting.company
    return put_back_in_hand(change, company, setting.people.last_staff(company.slug), setting.command.now)


_STEPS: Mapping[TicketAction, Callable[[Ticket, Setting], Change]] = {
    TicketAction.ASSIGN: _assign,
    TicketAction.REFUSE: _refuse,
    TicketAction.FINISH: _finish,
    TicketAction.RESOLVE: _resolve,
    TicketAction.DECLINE: _decline,
    TicketAction.DEFER: _defer,
    TicketAction.WAKE: _wake,
    TicketAction.HAND_OVER: _hand_over,
    TicketAction.TAKE_BACK: _take_back,
    TicketAction.REOPEN: _reopen,
}
