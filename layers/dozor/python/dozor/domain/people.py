"""Who acts and who is served: residents and their flats, executors and their shifts."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo


class ActorKind(StrEnum):
    """In which capacity somebody does something; written into the journal."""

    RESIDENT = "resident"
    OPERATOR = "operator"
    EXECUTOR = "executor"
    SUPERVISOR = "supervisor"
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

    def covers(self, local: datetime) -> bool:
        """Whether this shift is on at `local`, a time in the company's own zone."""
        moment = local.time().replace(tzinfo=None)
        if self.starts < self.ends:
            return local.weekday() in self.weekdays and self.starts <= moment < self.ends
        yesterday = (local.weekday() - 1) % 7
        started_today = local.weekday() in self.weekdays and moment >= self.starts
        started_yesterday = yesterday in self.weekdays and moment < self.ends
        return started_today or started_yesterday


@dataclass(frozen=True, slots=True)
class Executor:
    """Who does the work: a tradesperson, a contractor's desk, an accountant.

    trades: keys of trades ("plumber", "electrician", …). buildings: ids served, empty for all of the company's.
    shifts: empty means always on. foreman_id: the executor to turn to when this one does not answer, or empty.
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

    def on_shift(self, now: datetime, zone: ZoneInfo) -> bool:
        """Whether this executor is at work at `now` (an aware time) by the company's clock."""
        local = now.astimezone(zone)
        return not self.shifts or any(shift.covers(local) for shift in self.shifts)

    def serves(self, building_id: str) -> bool:
        """Whether the building is one of this executor's."""
        return not self.buildings or building_id in self.buildings
