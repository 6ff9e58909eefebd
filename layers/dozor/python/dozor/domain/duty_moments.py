"""To which moments something can be put off."""

from datetime import datetime, timedelta

from dozor.domain.errors import FieldProblem, Invalid

FARTHEST = timedelta(days=300)  # a watch lives a year at most (AWS Step Functions, "Service quotas")


def check_put_off(until: datetime, now: datetime, note: str) -> None:
    """Raises Invalid for a duty put off into the past or too far, or without a word why."""
    problems = _check_moment("until", until, now)
    if not note.strip():
        problems.append(FieldProblem("note", "Say why: others will wonder."))
    if problems:
        raise Invalid(problems)


def check_deferred(at: datetime, now: datetime, reason: str) -> None:
    """Raises Invalid for a call put off into the past or too far, or without a word what it is about."""
    problems = _check_moment("at", at, now)
    if not reason.strip():
        problems.append(FieldProblem("reason", "Say what the call is about."))
    if problems:
        raise Invalid(problems)


def _check_moment(field: str, at: datetime, now: datetime) -> list[FieldProblem]:
    problems = []
    if at <= now:
        problems.append(FieldProblem(field, "This moment has passed already."))
    if at > now + FARTHEST:
        problems.append(FieldProblem(field, "This is too far off: choose a day within the next 300."))
    return problems
