"""A company's rules as the clocks of one ticket want them."""

from datetime import datetime

from dozor.domain.clock_steps import Rulebook, reapply_policy
from dozor.domain.clocks import Clock, ClockKind, Starts, Urgency, start_clocks
from dozor.domain.company import Company
from dozor.domain.ticket import Ticket


def rulebook(company: Company, urgency: Urgency, problem: str) -> Rulebook:
    """The rules for tickets of that urgency and problem."""
    return Rulebook(company.clocks, urgency, problem, company.calendar, company.zone)


def rulebook_of(company: Company, ticket: Ticket) -> Rulebook:
    """The rules for this ticket."""
    return rulebook(company, ticket.urgency, ticket.problem)


def begin_clocks(
    company: Company, urgency: Urgency, problem: str, at: datetime, occurred_at: datetime | None = None
) -> tuple[Clock, ...]:
    """The clocks of a ticket that begins, or begins anew, at `at`."""
    return start_clocks(
        company.clocks, urgency, problem, at, occurred_at=occurred_at, calendar=company.calendar, zone=company.zone
    )


def tell_plan(clocks: tuple[Clock, ...], at: datetime) -> tuple[Clock, ...]:
    """The clocks once the resident knows the planned time: whoever speaks with them says it before hanging up."""
    return tuple(clock.stop(at) if clock.kind is ClockKind.TELL_PLAN else clock for clock in clocks)


def renew_clocks(ticket: Ticket, company: Company, urgency: Urgency, problem: str, at: datetime) -> tuple[Clock, ...]:
    """Its clocks by the rules for another urgency or problem, with the time that they have spent."""
    return reapply_policy(ticket.clocks, rulebook(company, urgency, problem), at)


def move_occurrence(ticket: Ticket, company: Company, occurred_at: datetime) -> tuple[Clock, ...]:
    """Its clocks, those that count from the damage begun then; their pauses stay. One that was met stays as it was."""
    book, start = rulebook_of(company, ticket), min(occurred_at, ticket.registered_at)

    def begin(clock: Clock) -> Clock:
        rule = book.rule_of(clock)
        if rule is None or rule.starts is not Starts.OCCURRED or not clock.running or clock.agreed:
            return clock
        anew = rule.start(start, company.calendar, company.zone)
        for pause in clock.pauses:
            anew = anew.pause(pause.since, pause.why, pause.by, pause.note)
            anew = anew.resume(pause.until, pause.resumed_by) if pause.until else anew
        return anew

    return tuple(begin(clock) for clock in ticket.clocks)
