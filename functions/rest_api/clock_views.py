"""The clocks of a ticket as the wire shows them."""

from datetime import datetime

from dozor.application.clauses import say_clause
from dozor.bootstrap.system import texts
from dozor.domain.clocks import Clock, ClockRule, Counts, Pause
from dozor.domain.company import Company
from dozor.domain.ticket import Ticket
from functions.rest_api.models.clocks import (
    AgreementTold,
    ClockFullTold,
    ClockList,
    ClockState,
    PauseFullTold,
    ReasonTold,
)


def show_clocks(ticket: Ticket, company: Company, language: str, now: datetime) -> ClockList:
    """All of them, as they stand at `now`, with names of reasons and clauses in that language."""
    rules = [company.clock_rule(clock, ticket.urgency, ticket.problem) for clock in ticket.clocks]
    items = (_show(clock, rule, company, language, now) for clock, rule in zip(ticket.clocks, rules, strict=True))
    return ClockList(at=now, items=tuple(items))


def _show(clock: Clock, rule: ClockRule | None, company: Company, language: str, now: datetime) -> ClockFullTold:
    may_change = clock.running and rule is not None
    reasons = rule.pauses if rule and may_change and not clock.paused else ()
    return ClockFullTold(
        kind=clock.kind,
        key=clock.key,
        source=say_clause(rule.source, language, texts()) if rule else "",
        state=_state_of(clock),
        started_at=clock.started_at,
        limit_at=clock.limit_at,
        warn_at=clock.warn_at,
        stopped_at=clock.stopped_at,
        seconds_left=round(clock.time_left(now).total_seconds()),
        seconds_spent=round(clock.spent(now).total_seconds()),
        kept=clock.kept(now),
        counts=rule.counts if rule else Counts.ALWAYS,
        pauses=tuple(_show_pause(pause, company, language) for pause in clock.pauses),
        agreed=AgreementTold.model_validate(clock.agreed) if clock.agreed else None,
        may_pause_for=tuple(ReasonTold(key=key, name=_name(key, company, language)) for key in reasons),
        may_agree=bool(rule and may_change and rule.may_agree),
    )


def _state_of(clock: Clock) -> ClockState:
    if not clock.running:
        return ClockState.STOPPED
    return ClockState.PAUSED if clock.paused else ClockState.RUNNING


def _show_pause(pause: Pause, company: Company, language: str) -> PauseFullTold:
    return PauseFullTold(
        since=pause.since,
        until=pause.until,
        why=pause.why,
        why_name=_name(pause.why, company, language),
        by=pause.by,
        resumed_by=pause.resumed_by,
        note=pause.note,
    )


def _name(reason: str, company: Company, language: str) -> str:
    names = company.pause_reasons.get(reason, {})
    return names.get(language) or names.get("en") or reason
