"""What an inspector asks: for every clause with a limit, what was done in time and what was not, case by case."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dozor.domain.clocks import Clock, Pause
from dozor.domain.seal import Seal


class Verdict(StrEnum):
    """What became of one limit."""

    IN_TIME = "in_time"
    LATE = "late"  # done after the limit, or not done although it has passed
    RUNNING = "running"  # not done, and the limit is still ahead


@dataclass(frozen=True, slots=True)
class Case:
    """One limit of one ticket or call. Times are aware, UTC; done_at: None until then. recording: S3 key, empty for none.

    pauses: when it stood still, by which the limit is later; agreed: the limit is one that the resident agreed to.
    """

    began_at: datetime
    limit_at: datetime
    done_at: datetime | None
    verdict: Verdict
    ticket: str = ""
    contact_id: str = ""
    recording: str = ""
    address: str = ""
    subject: str = ""
    pauses: tuple[Pause, ...] = ()
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. key: what is timed (a clock's kind, or `answer`); source: where the limit comes from; cases: by time."""

    key: str
    source: str
    cases: tuple[Case, ...]

    def count(self, verdict: Verdict) -> int:
        """How many ended so."""
        return Counter(case.verdict for case in self.cases)[verdict]


@dataclass(frozen=True, slots=True)
class Inspection:
    """The report. first, last: days, both included. seal: the latest of these days, to hold the journal to this paper."""

    company: str
    first: date
    last: date
    made_at: datetime
    tickets: int
    calls: int
    clauses: tuple[Clause, ...]
    seal: Seal | None = None


def judge(clock: Clock, now: datetime) -> Verdict:
    """What became of a clock by `now`."""
    if not clock.kept(now):
        return Verdict.LATE
    return Verdict.RUNNING if clock.running else Verdict.IN_TIME


def gather(cases: Iterable[tuple[str, str, Case]]) -> tuple[Clause, ...]:
    """Cases with the key and source of their clause -> clauses, sorted by source and key."""
    found: dict[tuple[str, str], list[Case]] = {}
    for key, source, case in cases:
        found.setdefault((source, key), []).append(case)
    return tuple(
        Clause(
            key, source, tuple(sorted(each, key=lambda case: (case.began_at, case.ticket.zfill(9), case.contact_id)))
        )
        for (source, key), each in sorted(found.items())
    )
