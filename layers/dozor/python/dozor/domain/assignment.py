"""Who gets a ticket: by trade, building, shift, load; the reason is kept, because people ask."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dozor.domain.assignment_rules import AssignmentRules, Criterion
from dozor.domain.people import Executor
from dozor.domain.working_time import next_at_work, next_shift_end

# Message ids of the catalogues, in English.
ON_SHIFT = "Has the trade, serves the building, is on shift."
LEAST_LOADED = "Has the trade, serves the building, is on shift and has the least in hand."
OWN_BUILDING = "Has the trade, looks after this very building, is on shift."
STANDS_IN = "Stands in for somebody absent who has the trade and serves the building."
FULL = "Has the trade and serves the building; everybody on shift has as much in hand as they can take."
OFF_SHIFT = "Has the trade and serves the building; nobody of the trade is on shift, and this shift begins first."
NOBODY = "Nobody here has the trade."
ALL_ABSENT = "Nobody who has the trade and serves the building is expected at work."

USUAL = AssignmentRules()


@dataclass(frozen=True, slots=True)
class Assignment:
    """An executor and why it is this one. until: when they leave work next (UTC), None if they are always there."""

    executor: Executor
    reason: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may get the ticket. at_work: when, `now` or later. own: the building is one of few; load: of capacity."""

    executor: Executor
    at_work: datetime
    own: bool
    held: int
    capacity: int
    speaks: bool
    stands_in: bool = False


_RANKS: Mapping[Criterion, Callable[[Candidate], float]] = {
    Criterion.ROOM: lambda one: one.held >= one.capacity,
    Criterion.OWN_BUILDINGS: lambda one: not one.own,
    Criterion.LEAST_LOADED: lambda one: one.held / one.capacity,
    Criterion.LANGUAGE: lambda one: not one.speaks,
}


def choose_executor(
    executors: Iterable[Executor],
    trade: str,
    building_id: str,
    now: datetime,
    zone: ZoneInfo,
    *,
    loads: Mapping[str, int] | None = None,
    rules: AssignmentRules = USUAL,
    without: Collection[str] = (),
    language: str = "",
) -> Assignment | None:
    """The executor of that trade for that building, or whoever stands in for them; None when nobody can be expected.

    Who is at work comes before who is not, and of these who comes first; then the company's criteria in its order, then the
    id, so the same question always has the same answer. loads: executor's id -> tickets in hand. without: ids of those who
    must not get it. language: of the resident, for companies that regard it.
    """
    people = {person.id: person for person in executors}
    able = [person for person in people.values() if trade in person.trades and person.serves(building_id)]
    candidates = []
    for person in able:
        for one, stands_in in _with_stand_in(person, people, now):
            moment = next_at_work(one, now, zone)
            if one.id not in without and moment is not None:
                held = (loads or {}).get(one.id, 0)
                speaks = not language or language in one.languages
                capacity = one.capacity or rules.capacity
                own = bool(person.buildings)
                candidates.append(Candidate(one, moment, own, held, capacity, speaks, stands_in))
    if not candidates:
        return None

    def rank(one: Candidate) -> tuple[object, ...]:
        merits = (_RANKS[criterion](one) for criterion in rules.order)
        return (one.at_work > now, one.at_work, *merits, one.stands_in, one.executor.id)

    best, *others = sorted(candidates, key=rank)
    until = next_shift_end(best.executor, now, zone)
    return Assignment(best.executor, _explain(best, others, rules, now), until)


def explain_nobody(executors: Iterable[Executor], trade: str, building_id: str) -> str:
    """Why there is nobody to choose."""
    able = any(trade in person.trades and person.serves(building_id) for person in executors)
    return ALL_ABSENT if able else NOBODY


def _with_stand_in(person: Executor, people: Mapping[str, Executor], now: datetime) -> Iterable[tuple[Executor, bool]]:
    """The person, and whoever stands in for them while they are away."""
    yield person, False
    absence = person.absent(now)
    stand_in = people.get(absence.stand_in_id) if absence else None
    if stand_in is not None and stand_in.id != person.id:
        yield stand_in, True


def _explain(best: Candidate, others: Iterable[Candidate], rules: AssignmentRules, now: datetime) -> str:
    """Of what spoke for this one, that which decided against those who were at work too."""
    if best.at_work > now:
        return OFF_SHIFT
    if best.stands_in:
        return STANDS_IN
    rivals = [one for one in others if one.at_work <= now and one.executor.id != best.executor.id]
    if Criterion.ROOM in rules.order and all(one.held >= one.capacity for one in (best, *rivals)):
        return FULL
    for criterion in rules.order:
        merit = _RANKS[criterion](best)
        if any(_RANKS[criterion](one) > merit for one in rivals):
            return _DECIDED.get(criterion, ON_SHIFT)
    return ON_SHIFT


_DECIDED: Mapping[Criterion, str] = {
    Criterion.OWN_BUILDINGS: OWN_BUILDING,
    Criterion.LEAST_LOADED: LEAST_LOADED,
    Criterion.ROOM: LEAST_LOADED,
}
