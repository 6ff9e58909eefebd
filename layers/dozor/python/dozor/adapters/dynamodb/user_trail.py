"""What was done about people's accounts, in the table; and who changes one now."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, to_entity, to_item
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.keys import ABSENT, PLATFORM
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table, TransactionRefused
from dozor.domain.errors import Conflict, KeyReused
from dozor.domain.user import UserChange
from dozor.ports.users import Hold, UserTrail

BUSY = "Somebody else is changing this account."
FIRST = 1


class DynamoUserTrail(UserTrail):
    """Items of the platform itself: somebody may work for several companies."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def versions(self) -> Mapping[str, int]:
        """One request per megabyte: one, for some thousands."""
        return {plain["SK"]: int(plain["version"]) for plain in self._table.query(keys.accounts(), consistent=True)}

    def hold(self, user_id: str, hold_id: str, now: datetime, until: datetime) -> Hold:
        """Two requests."""
        old = self._table.get(keys.account(user_id), consistent=True) or {}
        version, holder = int(old.get("version", FIRST)), old.get("holder", "")
        if holder and datetime.fromisoformat(old["held_until"]) > now:
            raise Conflict(BUSY)
        known = {"version": version, "holder": holder}
        unchanged = Condition("#version = :version AND #holder = :holder", known) if old else Condition(keys.ABSENT)
        try:
            self._table.put(_account(user_id, version, holder=hold_id, held_until=until), unchanged)
        except ConditionFailed as quicker:
            raise Conflict(BUSY) from quicker
        return Hold(user_id, hold_id, version)

    def let_go(self, hold: Hold, done: Sequence[UserChange] = ()) -> int:
        """One request."""
        version = hold.version + bool(done)
        mine = Condition("#holder = :holder", {"holder": hold.id})
        writes = [self._table.put_of(_account(hold.user_id, version), mine)]
        try:
            self._table.transact([*writes, *(self._table.put_of(_change(one)) for one in done)])
        except TransactionRefused as lost:
            raise Conflict(BUSY) from lost
        return version

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
        self._table.put(_change(change))

    def of(self, user_id: str) -> tuple[UserChange, ...]:
        """One request per megabyte; sees every earlier write."""
        found = self._table.query(keys.user_changes(user_id), newest_first=True, consistent=True)
        return tuple(to_entity(plain, UserChange) for plain in found)


def _change(change: UserChange) -> Item:
    return make_item("user change", keys.user_change(change), {"company": PLATFORM}, change)


def _account(user_id: str, version: int, **held: object) -> Item:
    """holder: "" where nobody changes the account."""
    told = {"item": "account", "company": PLATFORM, "version": version, "holder": "", **held}
    return to_item({**keys.account(user_id), **told})
