"""What is kept of executors' links, one item an executor."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table
from dozor.ports.executor_links import ExecutorLinkRepository, ShiftLinks

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope


class DynamoExecutorLinkRepository(ExecutorLinkRepository):
    """In the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, company: str, executor_id: str) -> ShiftLinks:
        """One request."""
        plain = self._table.get(keys.executor_links(company, executor_id), consistent=True)
        return to_entity(plain, ShiftLinks) if plain else ShiftLinks(company, executor_id)

    def ask(self, before: ShiftLinks, at: datetime, event: Envelope) -> bool:
        """One request."""
        return self._put(replace(before, asked_at=at), before, (event,))

    def withdraw(self, company: str, executor_id: str, at: datetime) -> None:
        """Two requests; more when somebody asks for a link at the same moment."""
        while True:
            before = self.find(company, executor_id)
            if self._put(replace(before, withdrawn_at=at), before):
                return

    def _put(self, after: ShiftLinks, before: ShiftLinks, events: tuple[Envelope, ...] = ()) -> bool:
        key = keys.executor_links(after.company, after.executor)
        try:
            self._table.put(make_item("executor_links", key, {}, after, events), _as(before))
        except ConditionFailed:
            return False
        return True


def _as(seen: ShiftLinks) -> Condition:
    """That it stands as it was seen."""
    known = {"asked_at": seen.asked_at, "withdrawn_at": seen.withdrawn_at}
    if not any(known.values()):
        return Condition(keys.ABSENT)
    parts = [f"#{name} = :{name}" if at else f"attribute_not_exists(#{name})" for name, at in known.items()]
    return Condition(" AND ".join(parts), {name: at for name, at in known.items() if at})
