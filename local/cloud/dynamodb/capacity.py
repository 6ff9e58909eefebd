"""Capacity units as DynamoDB counts them.

Source: DynamoDB developer guide, "Read and write capacity unit consumption": a read unit is 4 KB read consistently
(half of one eventually), a write unit 1 KB; an index write is counted beside the table's; transactions cost twice.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from local.cloud.dynamodb.projection import is_same, project_on_index

_READ_BYTES = 4096
_WRITE_BYTES = 1024


@dataclass(slots=True)
class TableUnits:
    """Units of one request on one table: the table's own and each index's."""

    table: float = 0.0
    indexes: dict[str, float] = field(default_factory=dict)
    global_names: frozenset[str] = frozenset()

    @property
    def total(self) -> float:
        """The table's units and those of its indexes."""
        return self.table + sum(self.indexes.values())

    def describe(self, table_name: str, detail: str) -> dict[str, Any]:
        """The ConsumedCapacity of an answer; detail is TOTAL or INDEXES."""
        shown: dict[str, Any] = {"TableName": table_name, "CapacityUnits": self.total}
        if detail == "INDEXES":
            shown["Table"] = {"CapacityUnits": self.table}
            for title, are_global in (("GlobalSecondaryIndexes", True), ("LocalSecondaryIndexes", False)):
                chosen = {
                    n: {"CapacityUnits": u} for n, u in self.indexes.items() if (n in self.global_names) is are_global
                }
                if chosen:
                    shown[title] = chosen
        return shown


class Meter:
    """Counts the units of one request, table by table."""

    def __init__(self, factor: float = 1.0) -> None:
        self.factor = factor
        self.tables: dict[str, TableUnits] = {}

    def read(self, table: Any, index_name: str | None, size: int, consistent: bool) -> None:
        """Count one read of `size` bytes (of one item, or of all that a query went through)."""
        units = max(1, math.ceil(size / _READ_BYTES)) * (1.0 if consistent else 0.5) * self.factor
        self._add(table, index_name, units)

    def write(self, table: Any, index_name: str | None, size: int) -> None:
        """Count one write; what a transaction writes into an index is replicated after it and not doubled."""
        units = max(1, math.ceil(size / _WRITE_BYTES)) * (self.factor if index_name is None else 1.0)
        self._add(table, index_name, units)

    def _add(self, table: Any, index_name: str | None, units: float) -> None:
        entry = self.tables.setdefault(table.name, TableUnits())
        entry.global_names = frozenset(index.name for index in table.global_indexes)
        if index_name is None:
            entry.table += units
        else:
            entry.indexes[index_name] = entry.indexes.get(index_name, 0.0) + units


_current: ContextVar[Meter | None] = ContextVar("meter", default=None)


@contextmanager
def metering(factor: float = 1.0) -> Iterator[Meter]:
    """Count what is read and written inside; factor 2 for transactions."""
    meter = Meter(factor)
    token = _current.set(meter)
    try:
        yield meter
    finally:
        _current.reset(token)


def count_read(table: Any, index_name: str | None, size: int, consistent: bool) -> None:
    """Count a read if somebody is metering."""
    if (meter := _current.get()) is not None:
        meter.read(table, index_name, size, consistent)


def count_write(table: Any, view: Any, old: Any, new: Any) -> None:
    """Count a write and what it means for every index, if somebody is metering.

    An index costs nothing if what it shows of the item stays the same, one write if its key stays, and two (a
    removal and an insert) if the key changes.
    """
    meter = _current.get()
    if meter is None:
        return
    meter.write(table, None, max((item.size() for item in (old, new) if item is not None), default=0))
    for index in table.all_indexes():
        sorted_index = view.secondary[index.name]
        before = project_on_index(index, old) if old is not None and sorted_index.holds(old) else None
        after = project_on_index(index, new) if new is not None and sorted_index.holds(new) else None
        if is_same(before, after):
            continue
        sides = [item for item in (before, after) if item is not None]
        moved = len(sides) == 2 and any(before.attrs[n] != after.attrs[n] for n in index.schema_key_attrs)  # type: ignore[union-attr]
        for size in [item.size() for item in sides] if moved else [max(item.size() for item in sides)]:
            meter.write(table, index.name, size)
