"""Who acts and who is served: residents and their flats, executors and their shifts."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from dozor.domain.absence import Absence


class ActorKind(StrEnum):
    """In which capacity somebody does something; written into the journal."""

    RESIDENT = "resident"
    OPERATOR = "operator"
    EXECUTOR = "executor"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    ADMIN = "admin"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody (or the system itself) who did something. `id` is unique within `kind` and the company."""

    kind: ActorKind
    id: str
    name: str = ""


SYSTEM = Actor(ActorKind.SYSTEM, "dozor", "Dozor")


@dataclass(frozen=True, slots=True)
class Resident:
    """One person at one flat, reachable by one phone. Somebody with two flats is two rows with the same phone.

    phone: E.164. debt: in the company's currency, minor units (kopecks, groszy), never negative; 0 when nothing is owed.
    language: a language the resident prefers ("ru", "en", …), empty for the company's first. account: the number under which
    the company charges the flat, and under which its meters stand; empty when not known.
    """

    company: str
    id: str
    name: str
    phone: str
    building_id: str
    flat: str
    address: str
    entrance: str = ""
    floor: str = ""
    debt: int = 0
    language: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """A weekly shift in the company's own time: weekdays (0 Monday … 6 Sunday), from `starts` until `ends`.

    A shift whose end is not after its start passes midnight and belongs to the day on which it starts.
    """

    weekdays: tuple[int, ...]
    starts: time
    ends: time

    def span(self, day: date, zone: tzinfo) -> tuple[datetime, datetime]:
        """From when until when (UTC) the shift that starts on that day lasts, whatever its weekday.

        Where the clock is changed, a time of the day may come twice or not at all: then the shift begins at the earlier and
        ends at the later of the two readings, so that an hour is never left without anybody.
        """
        last = day if self.starts < self.ends else day + timedelta(days=1)
        begins = datetime.combine(day, self.starts, zone)
        ends = datetime.combine(last, self.ends, zone)
        return (
            min(begins.replace(fold=fold).astimezone(UTC) for fold in (0, 1)),
            max(ends.replace(fold=fold).astimezone(UTC) for fold in (0, 1)),
        )

    def spans(self, first: date, last: date, zone: tzinfo) -> tuple[tuple[datetime, datetime], ...]:
        """From when until when (UTC) this shift is on, of all that start on the days from `first` to `last`."""
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        return tuple(self.span(day, zone) for day in days if day.weekday() in self.weekdays)

    def covers(self, local: datetime) -> bool:
        """Whether this shift is on at `local`, an aware time in the company's own zone."""
        today, zone = local.date(), local.tzinfo or UTC
        moment = local.astimezone(UTC)
        return any(begins <= moment < ends for begins, ends in self.spans(today - timedelta(days=1), today, zone))


@dataclass(frozen=True, slots=True)
class Executor:
    """Who does the work: a tradesperson, a contractor's desk, an accountant.

    trades: keys of trades ("plumber", "electrician", …). buildings: ids served, empty for all of the company's.
    shifts: empty means always on. foreman_id: the executor to turn to when this one does not answer, or empty.
    language: in which they are written to. languages: those that they speak with residents. absences: by beginning.
    capacity: how many requests they can have in hand at once; 0 for as many as the company says of everybody.
    """

    company: str
    id: str
    name: str
    phone: str
    trades: tuple[str, ...]
    buildings: tuple[str, ...] = ()
    shifts: tuple[Shift, ...] = ()
    foreman_id: str = ""
    email: str = ""
    language: str = ""
    capacity: int = 0
    languages: tuple[str, ...] = ()
    absences: tuple[Absence, ...] = ()

    def on_shift(self, now: datetime, zone: ZoneInfo) -> bool:
        """Whether this executor is at work at `now` (an aware time): in a shift by the company's clock, and not absent."""
        if self.absent(now):
            return False
        local = now.astimezone(zone)
        return not self.shifts or any(shift.covers(local) for shift in self.shifts)

    def absent(self, now: datetime) -> Absence | None:
        """The absence in which this executor is at `now`; of several the one that lasts longest. None when there."""
        covering = [absence for absence in self.absences if absence.covers(now)]
        forever = next((absence for absence in covering if absence.ends_at is None), None)
        return forever or max(covering, key=lambda absence: absence.ends_at or now, default=None)

    def serves(self, building_id: str) -> bool:
        """Whether the building is one of this executor's."""
        return not self.buildings or building_id in self.buildings
