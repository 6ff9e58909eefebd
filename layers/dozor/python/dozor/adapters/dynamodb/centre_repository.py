"""The centre as it was seen last, and what supervisors did.

Both of the centre's items are forgotten a day after nobody looks any more (`expires_at`): they name callers.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from dozor.adapters.dynamodb import cursors, keys
from dozor.adapters.dynamodb.documents import entity_to_item, to_entity, to_item
from dozor.adapters.dynamodb.items import forget_after, make_item
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table
from dozor.domain.centre import CentreNow
from dozor.domain.supervision import Result, Supervision
from dozor.ports.centre import CentreMemory, SupervisionRepository
from dozor.ports.paging import Page

KEPT = timedelta(days=1)


class DynamoCentreMemory(CentreMemory):
    """One item for all who look on, and one that says who is looking."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def last(self) -> CentreNow | None:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.centre_seen(), consistent=True)
        return to_entity(plain, CentreNow) if plain else None

    def claim_look(self, now: datetime, every: int) -> bool:
        """One request."""
        item = {**keys.centre_look(), "item": "centre look", "company": keys.PLATFORM, "looked_at": now.timestamp()}
        free = Condition(f"{keys.ABSENT} OR #looked_at <= :before", {"before": now.timestamp() - every})
        try:
            self._table.put(to_item(item | forget_after(now + KEPT)), free)
        except ConditionFailed:
            return False
        return True

    def keep(self, seen: CentreNow) -> None:
        """One request."""
        about = {**keys.centre_seen(), "item": "centre", "company": keys.PLATFORM, **forget_after(seen.taken_at + KEPT)}
        self._table.put(to_item(about) | entity_to_item(seen))


class DynamoSupervisionRepository(SupervisionRepository):
    """Entries beside their call, or beside the operator."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, entry: Supervision) -> Supervision:
        """One request."""
        try:
            self._table.put(_item(entry), Condition(keys.ABSENT))
        except ConditionFailed as failed:
            return to_entity(failed.old, Supervision) if failed.old else entry
        return entry

    def conclude(self, entry: Supervision) -> None:
        """One request."""
        still_open = Condition(f"{keys.PRESENT} AND #result = :asked", {"asked": Result.ASKED.value})
        try:
            self._table.put(_item(entry), still_open)
        except ConditionFailed:
            return

    def of_contact(self, company: str, contact_id: str) -> tuple[Supervision, ...]:
        """One request; sees every earlier write."""
        found = self._table.query(keys.supervisions_of_contact(company, contact_id), consistent=True)
        return tuple(sorted((to_entity(plain, Supervision) for plain in found), key=lambda one: (one.at, one.id)))

    def of_operator(self, email: str, limit: int = 20) -> tuple[Supervision, ...]:
        """One request; may lag behind a write by moments."""
        found = self._table.query(keys.supervisions_of_operator(email), limit=limit, newest_first=True)
        return tuple(to_entity(plain, Supervision) for plain in found)

    def trail(self, companies: Iterable[str], limit: int, cursor: str = "") -> Page[Supervision]:
        """One request a company; may lag behind a write by moments."""
        before = cursors.read(cursor)
        found = [
            plain
            for slug in companies
            for plain in self._table.query(
                keys.supervision_trail(slug), limit=limit + 1, newest_first=True, before=before
            )
        ]
        found.sort(key=lambda plain: str(plain["GSI2SK"]), reverse=True)
        items = tuple(to_entity(plain, Supervision) for plain in found[:limit])
        return Page(items, cursors.write(str(found[limit - 1]["GSI2SK"])) if len(found) > limit else "")


def _item(entry: Supervision) -> dict[str, dict[str, object]]:
    return make_item("supervision", keys.supervision(entry), keys.supervision_indexes(entry), entry)
