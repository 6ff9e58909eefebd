"""The contact centre in sight of its supervisors, in memory."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from dozor.domain.centre import CallNow, CentreNow
from dozor.domain.errors import NotFound
from dozor.domain.supervision import Result, Supervision
from dozor.ports.centre import CentreMemory, LiveCentre, SupervisionRepository
from dozor.ports.paging import Page
from tests.fakes.faults import Faults, faulty

STATUSES = ("Available", "Offline", "Break")


class FakeLiveCentre(LiveCentre):
    """Shows what it was given; `done` tells what was done to it, in order. users: e-mails of those who have a telephone."""

    def __init__(self, shown: CentreNow, users: tuple[str, ...] = ()) -> None:
        self.faults = Faults()
        self.shown = shown
        self.users = users
        self.done: list[tuple[str, ...]] = []

    @faulty
    def look(self, before: CentreNow | None, now: datetime) -> CentreNow:
        return replace(self.shown, taken_at=now, today_at=now)

    def statuses(self) -> tuple[str, ...]:
        return STATUSES

    @faulty
    def listen(self, call: CallNow, listener: str, token: str) -> str:
        if listener not in self.users:
            raise NotFound("You have no telephone in the contact centre: ask an administrator for one.")
        if ("listen", call.id, listener, token) not in self.done:
            self.done.append(("listen", call.id, listener, token))
        return f"monitor-of-{token}"

    @faulty
    def move_to_queue(self, call: CallNow, queue_id: str, waited_s: int) -> None:
        self.done.append(("move", call.id, queue_id, str(waited_s)))

    @faulty
    def prefer_operator(self, call: CallNow, user_id: str, seconds: int) -> None:
        self.done.append(("prefer", call.id, user_id, str(seconds)))

    @faulty
    def set_status(self, user_id: str, status: str) -> None:
        if status not in STATUSES:
            raise NotFound("There is no such state.")
        self.done.append(("status", user_id, status))


class FakeCentreMemory(CentreMemory):
    """What was seen last."""

    def __init__(self) -> None:
        self._seen: CentreNow | None = None
        self._looked_at: datetime | None = None

    def last(self) -> CentreNow | None:
        return self._seen

    def claim_look(self, now: datetime, every: int) -> bool:
        if self._looked_at is not None and now - self._looked_at < timedelta(seconds=every):
            return False
        self._looked_at = now
        return True

    def keep(self, seen: CentreNow) -> None:
        self._seen = seen


class FakeSupervisions(SupervisionRepository):
    """Entries by their place and id."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str, str], Supervision] = {}

    def add(self, entry: Supervision) -> Supervision:
        return self._entries.setdefault(_place(entry), entry)

    def conclude(self, entry: Supervision) -> None:
        standing = self._entries.get(_place(entry))
        if standing is not None and standing.result is Result.ASKED:
            self._entries[_place(entry)] = entry

    def of_contact(self, company: str, contact_id: str) -> tuple[Supervision, ...]:
        found = (one for one in self._entries.values() if (one.company, one.contact_id) == (company, contact_id))
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))

    def of_operator(self, email: str, limit: int = 20) -> tuple[Supervision, ...]:
        found = (one for one in self._entries.values() if one.operator == email and not one.contact_id)
        return tuple(sorted(found, key=lambda one: (one.at, one.id), reverse=True)[:limit])

    def trail(self, companies: Iterable[str], limit: int, cursor: str = "") -> Page[Supervision]:
        asked = set(companies)
        told = {
            f"{one.at.isoformat()} {one.id}": one
            for one in self._entries.values()
            if one.company in asked and not one.is_copy
        }
        found = [order for order in sorted(told, reverse=True) if not cursor or order < cursor]
        page = found[:limit]
        return Page(tuple(told[order] for order in page), page[-1] if len(found) > limit else "")


def _place(entry: Supervision) -> tuple[str, str, str]:
    return (entry.company, entry.contact_id, entry.id) if entry.contact_id else ("_", entry.operator, entry.id)
