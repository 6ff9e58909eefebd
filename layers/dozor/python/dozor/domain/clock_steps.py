"""What is done to the clocks of a ticket together: pause, resume, meet one by hand, agree on another limit, another policy.

Each takes the clocks and gives them back changed; whoever calls it writes the journal's entry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dozor.domain.clock import Clock
from dozor.domain.clock_parts import ClockKind
from dozor.domain.clock_rules import ClockRule, Starts, Urgency, choose_rules, rule_of
from dozor.domain.errors import Conflict, FieldProblem, Invalid
from dozor.domain.working_calendar import ALWAYS, WorkingCalendar

Clocks = tuple[Clock, ...]

# Accepting, finishing, taking back: a word alone would make an inspector's report untrue.
MET_BY_ACTION = frozenset({ClockKind.ACCEPT, ClockKind.RESOLVE, ClockKind.HAND_OVER})


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules by which a ticket's clocks go: a company's, for one urgency and problem. zone None: UTC."""

    rules: tuple[ClockRule, ...]
    urgency: Urgency
    problem: str
    calendar: WorkingCalendar = ALWAYS
    zone: ZoneInfo | None = None

    def rule_of(self, clock: Clock) -> ClockRule | None:
        """The rule that the clock came from, if the company still has it."""
        return rule_of(self.rules, clock, self.urgency, self.problem)


def pause_clocks(
    clocks: Clocks, book: Rulebook, at: datetime, why: str, by: str, note: str = "", kinds: Iterable[ClockKind] = ()
) -> Clocks:
    """Every running clock whose rule lets it be paused for that reason stands still; with kinds: only those.

    The other clocks go on: the law's half hour does not wait for a spare part. Raises Invalid when there is no name or none of
    the clocks may be paused so, and Conflict when all those that may be are paused already.
    """
    if not by.strip():
        raise Invalid([FieldProblem("by", "Say who pauses the clock.")])
    wanted = frozenset(kinds) or frozenset(ClockKind)
    running = [clock for clock in clocks if clock.running and clock.kind in wanted]
    fitting = [clock for clock in running if (rule := book.rule_of(clock)) and why in rule.pauses]
    if not fitting:
        raise Invalid([FieldProblem("why", "No clock that runs may be paused for that reason.")])
    if all(clock.paused for clock in fitting):
        raise Conflict("The clock is paused already.")
    return tuple(clock.pause(at, why, by, note) if clock in fitting else clock for clock in clocks)


def pause_what_may(clocks: Clocks, book: Rulebook, at: datetime, why: str, by: str, note: str = "") -> Clocks:
    """As pause_clocks, for a ticket that is put off anyway: where no clock may be paused for that reason, all go on."""
    try:
        return pause_clocks(clocks, book, at, why, by, note)
    except (Conflict, Invalid):
        return clocks


def resume_clocks(clocks: Clocks, at: datetime, by: str = "", kinds: Iterable[ClockKind] = ()) -> Clocks:
    """Every paused clock goes on with exactly what it had left; with kinds: only those. Clocks that run go on as they did."""
    wanted = frozenset(kinds) or frozenset(ClockKind)
    return tuple(clock.resume(at, by) if clock.kind in wanted else clock for clock in clocks)


def meet_clock(clocks: Clocks, kind: ClockKind, at: datetime) -> Clocks:
    """What that clock times has been done, told by a person.

    Raises Conflict when no such clock runs, Invalid for one that something done to the ticket itself stops.
    """
    if kind in MET_BY_ACTION:
        raise Invalid(
            [FieldProblem("clock", "Nobody says that this is done: the clock stops when it is done to the ticket.")]
        )
    _demand(clocks, kind)
    return tuple(clock.stop(at) if clock.kind is kind else clock for clock in clocks)


def agree_limit(
    clocks: Clocks, book: Rulebook, kind: ClockKind, limit_at: datetime, at: datetime, by: str, why: str
) -> Clocks:
    """Another limit, as the resident has agreed; the clock keeps who agreed to it, why, and the limit there was.

    Raises Invalid for a limit that is not ahead, without a reason, or where the rule leaves nothing to agree on; Conflict when
    no such clock runs, or it is paused.
    """
    clock = _demand(clocks, kind)
    rule = book.rule_of(clock)
    problems = []
    if rule is None or not rule.may_agree:
        problems.append(FieldProblem("clock", "This limit cannot be agreed upon."))
    if limit_at <= at:
        problems.append(FieldProblem("limit_at", "Agree on a time that is still ahead."))
    if not (why.strip() and by.strip()):
        problems.append(FieldProblem("reason", "Say what was agreed, and who agreed to it."))
    if problems:
        raise Invalid(problems)
    if clock.paused:
        raise Conflict("The clock is paused: let it go on first.")
    return tuple(one.agree(limit_at, at, by, why) if one is clock else one for one in clocks)


def reapply_policy(clocks: Clocks, book: Rulebook, now: datetime) -> Clocks:
    """The clocks as the rules of now have them, with the time they have spent; for a policy or an urgency that has changed.

    A clock that was met stays as it was, so does one whose limit was agreed, and one for which there is no rule any more. A
    rule without a clock starts one now. Otherwise no change of rules touches a clock.
    """
    starts = frozenset(Starts) - {Starts.HANDED_OVER}
    chosen = {
        **choose_rules(book.rules, book.urgency, book.problem, frozenset({Starts.HANDED_OVER})),
        **choose_rules(book.rules, book.urgency, book.problem, starts),
    }
    changed = tuple(_reapply(clock, chosen, book, now) for clock in clocks)
    present = {clock.kind for clock in clocks}
    new = [rule for kind, rule in chosen.items() if kind not in present and rule.starts in starts]
    return changed + tuple(rule.start(now, book.calendar, book.zone) for rule in new)


def _reapply(clock: Clock, chosen: Mapping[ClockKind, ClockRule], book: Rulebook, now: datetime) -> Clock:
    rule = chosen.get(clock.kind)
    if rule is None or not clock.running or clock.agreed:
        return clock
    return rule.take_over(clock, now, book.calendar, book.zone)


def _demand(clocks: Clocks, kind: ClockKind) -> Clock:
    for clock in clocks:
        if clock.kind is kind and clock.running:
            return clock
    raise Conflict("This clock does not run: there is nothing to be kept any more.")


def tell_changes(before: Clocks, after: Clocks) -> dict[str, str]:
    """For the journal: the new limit (UTC, ISO 8601) of each clock whose limit has changed, as `limit_<kind>`."""
    known = {clock.kind: clock.limit_at for clock in before}
    return {
        f"limit_{clock.kind.value}": clock.limit_at.isoformat()
        for clock in after
        if known.get(clock.kind) != clock.limit_at
    }
