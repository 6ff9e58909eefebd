"""The sorted view of one of moto's tables: its items and its secondary indexes, always in step with each other."""

from collections.abc import Iterator
from typing import Any

from local.cloud.dynamodb.sorted_index import SortedIndex


class TableView:
    """Indexes over the items of a table. moto's own `items` stay what they are, for the parts of moto that read them."""

    def __init__(self, table: Any) -> None:
        self.signature = _signature(table)
        types = {one["AttributeName"]: one["AttributeType"] for one in table.attr}
        range_names = [table.range_key_attr] if table.range_key_attr else []
        self.base = SortedIndex([table.hash_key_attr], range_names, types)
        self.secondary = {index.name: _open_index(table, index, types) for index in table.all_indexes()}
        for item in _items(table):
            self.replace(None, item)

    def replace(self, old: Any, new: Any) -> None:
        """One item instead of another one with the same key; either may be None."""
        for index in (self.base, *self.secondary.values()):
            if old is not None:
                index.discard(old)
            if new is not None:
                index.add(new)

    def index(self, name: str | None) -> SortedIndex:
        """The table itself (None) or a secondary index."""
        return self.base if name is None else self.secondary[name]


def view_of(table: Any) -> TableView:
    """The view of a table, built when it is asked for the first time or the table got another index."""
    view: TableView | None = table.__dict__.get("local_view")
    if view is None or view.signature != _signature(table):
        view = table.__dict__["local_view"] = TableView(table)
    return view


def _signature(table: Any) -> tuple[Any, ...]:
    return tuple((index.name, tuple(index.schema_key_attrs)) for index in table.all_indexes())


def _open_index(table: Any, index: Any, types: dict[str, str]) -> SortedIndex:
    """Within a partition: by the index's sort key; equal ones, and all if it has none, by the table's key."""
    hash_names = [key["AttributeName"] for key in index.schema if key["KeyType"] == "HASH"]
    range_names = [key["AttributeName"] for key in index.schema if key["KeyType"] == "RANGE"]
    if range_names:
        order_names = [*range_names, table.hash_key_attr, table.range_key_attr]
    else:
        order_names = [table.range_key_attr, table.hash_key_attr]
    unique = dict.fromkeys(name for name in order_names if name is not None)
    return SortedIndex(hash_names, unique, types)


def _items(table: Any) -> Iterator[Any]:
    for under_hash in table.items.values():
        if table.range_key_attr:
            yield from under_hash.values()
        else:
            yield under_hash
