"""Notes, marks, reports, watchers and clocks: one thing written down about a ticket, as a person says it."""

from collections.abc import Iterable
from datetime import datetime

from dozor.application.tickets.change import Plan
from dozor.application.tickets.timing import renew_clocks, rulebook_of
from dozor.domain.clocks import ClockKind
from dozor.domain.people import Actor
from dozor.domain.ticket import Watcher, WorkReport, edits, waiting

# Each answers the plan that `change_ticket` asks for; what it may raise, the domain's step of that name says.


def plan_note(text: str, actor: Actor, now: datetime) -> Plan:
    """A note."""
    return lambda ticket, _: edits.note(ticket, text, actor, now)


def plan_report(work: WorkReport, actor: Actor, now: datetime) -> Plan:
    """What was done."""
    return lambda ticket, _: edits.report(ticket, work, actor, now)


def plan_mark(value: int, comment: str, actor: Actor, now: datetime) -> Plan:
    """How satisfied the resident is."""
    return lambda ticket, _: edits.mark(ticket, value, actor, now, comment)


def plan_watch(watcher: Watcher, actor: Actor, now: datetime) -> Plan:
    """One more to be told."""
    return lambda ticket, _: edits.watch(ticket, watcher, actor, now)


def plan_unwatch(address: str, actor: Actor, now: datetime) -> Plan:
    """One less to be told."""
    return lambda ticket, _: edits.unwatch(ticket, address, actor, now)


def plan_pause(why: str, note: str, kinds: Iterable[ClockKind], actor: Actor, now: datetime) -> Plan:
    """Clocks stand still, for a reason of the company's policy."""
    return lambda ticket, company: waiting.pause_clock(
        ticket, why, actor, now, note, rulebook_of(company, ticket), kinds
    )


def plan_resume(note: str, kinds: Iterable[ClockKind], actor: Actor, now: datetime) -> Plan:
    """They go on."""
    return lambda ticket, _: waiting.resume_clock(ticket, actor, now, note, kinds)


def plan_meet(kind: ClockKind, note: str, actor: Actor, now: datetime) -> Plan:
    """What a clock times has been done."""
    return lambda ticket, _: waiting.meet(ticket, kind, actor, now, note)


def plan_agreement(kind: ClockKind, limit_at: datetime, reason: str, actor: Actor, now: datetime) -> Plan:
    """Another limit, agreed with the resident."""
    return lambda ticket, company: waiting.agree(
        ticket, kind, limit_at, actor, now, reason, rulebook_of(company, ticket)
    )


def plan_reapply(reason: str, actor: Actor, now: datetime) -> Plan:
    """Its clocks by the policy that the company has now."""
    return lambda ticket, company: waiting.reapply(
        ticket, renew_clocks(ticket, company, ticket.urgency, ticket.problem, now), actor, now, reason
    )
