"""What was done about people's accounts, in the table."""

from datetime import datetime

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import to_entity, to_item
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.keys import ABSENT, PLATFORM
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table
from dozor.domain.errors import KeyReused
from dozor.domain.user import UserChange
from dozor.ports.users import UserTrail


class DynamoUserTrail(UserTrail):
    """Items of the platform itself: somebody may work for several companies."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def claim(self, key: str, digest: str, at: datetime) -> datetime | None:
        """One request."""
        known = {"item": "invitation", "company": PLATFORM, "digest": digest, "at": at}
        try:
            self._table.put(to_item({**keys.invitation(key), **known}), Condition(ABSENT))
        except ConditionFailed as earlier:
            old = earlier.old or {}
            if old.get("digest") != digest:
                raise KeyReused from earlier
            return datetime.fromisoformat(old["at"])
        return None

    def note(self, change: UserChange) -> None:
        """One request."""
        self._table.put(make_item("user change", keys.user_change(change), {"company": PLATFORM}, change))

    def of(self, user_id: str) -> tuple[UserChange, ...]:
        """One request per megabyte; sees every earlier write."""
        found = self._table.query(keys.user_changes(user_id), newest_first=True, consistent=True)
        return tuple(to_entity(plain, UserChange) for plain in found)
