"""Whose rights have changed lately, in the table: a list that is nearly always empty, and forgets by itself."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import to_item
from dozor.adapters.dynamodb.items import forget_after
from dozor.adapters.dynamodb.keys import PLATFORM
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table
from dozor.ports.users import AccessChanges

LONGEST_TOKEN = timedelta(days=1, hours=1)  # "Managing user pool token expiration": an ID token lives a day at most


class DynamoAccessChanges(AccessChanges):
    """One item somebody."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def withdraw(self, user_id: str, at: datetime) -> None:
        """One request; of two at once the later moment stays, whichever is written last."""
        told = {
            "item": "access change",
            "company": PLATFORM,
            "user": user_id,
            "at": at,
            **forget_after(at + LONGEST_TOKEN),
        }
        later = Condition(f"{keys.ABSENT} OR #at < :at", {"at": at})
        with suppress(ConditionFailed):
            self._table.put(to_item({**keys.access_change(user_id), **told}), later)

    def withdrawn(self) -> Mapping[str, datetime]:
        """One request per megabyte."""
        found = self._table.query(keys.access_changes(), consistent=True)
        return {plain["user"]: datetime.fromisoformat(plain["at"]) for plain in found}
