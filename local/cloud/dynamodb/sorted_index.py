"""Items of a table or a secondary index, by partition and in order."""

import base64
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

SortKey = tuple[Any, ...]


def sort_value(attribute: Any) -> Any:
    """What an attribute (moto's DynamoType) is ordered by: text, Decimal or bytes."""
    value = attribute.cast_value
    if attribute.type == "B" and isinstance(value, str):
        return base64.b64decode(value)
    return value


@dataclass(slots=True)
class Partition:
    """The items with one partition key, ordered by the rest of the key."""

    order: list[SortKey] = field(default_factory=list)
    items: dict[SortKey, Any] = field(default_factory=dict)


class SortedIndex:
    """Partitions of items, kept sorted while items come and go; adding one costs the same in a large table.

    hash_names: the attributes of the partition key. order_names: the attributes that order a partition; together
    with the partition key they are unique. types: the declared type of each key attribute: an item that lacks one
    of them, or has another type there, is not in the index.
    """

    def __init__(self, hash_names: Iterable[str], order_names: Iterable[str], types: dict[str, str]) -> None:
        self.hash_names = tuple(hash_names)
        self.order_names = tuple(order_names)
        self._types = types
        self._partitions: dict[SortKey, Partition] = {}
        self._hashes: list[SortKey] = []

    def add(self, item: Any) -> None:
        """Put an item in, in place of the one with the same key."""
        if not self.holds(item):
            return
        partition = self._open(self._key(self.hash_names, item))
        key = self._key(self.order_names, item)
        if key not in partition.items:
            insort(partition.order, key)
        partition.items[key] = item

    def discard(self, item: Any) -> None:
        """Take an item out, if it is in."""
        if not self.holds(item):
            return
        hash_key = self._key(self.hash_names, item)
        partition, key = self._partitions[hash_key], self._key(self.order_names, item)
        del partition.items[key]
        del partition.order[bisect_left(partition.order, key)]
        if not partition.order:
            del self._partitions[hash_key]
            del self._hashes[bisect_left(self._hashes, hash_key)]

    def holds(self, item: Any) -> bool:
        """Whether the item belongs into this index."""
        names = self.hash_names + self.order_names
        return all(name in item.attrs and item.attrs[name].type == self._types[name] for name in names)

    def partition(self, hash_key: SortKey) -> Partition:
        """The items with this partition key; an empty partition if there are none."""
        return self._partitions.get(hash_key) or Partition()

    def walk(self, after: tuple[SortKey, SortKey] | None = None) -> Iterator[Any]:
        """All items in order, from behind a position (partition key, order key)."""
        begin = 0 if after is None else bisect_left(self._hashes, after[0])
        for hash_key in self._hashes[begin:]:
            partition = self._partitions[hash_key]
            skip = bisect_right(partition.order, after[1]) if after is not None and hash_key == after[0] else 0
            for key in partition.order[skip:]:
                yield partition.items[key]

    def _open(self, hash_key: SortKey) -> Partition:
        if hash_key not in self._partitions:
            self._partitions[hash_key] = Partition()
            insort(self._hashes, hash_key)
        return self._partitions[hash_key]

    @staticmethod
    def _key(names: tuple[str, ...], item: Any) -> SortKey:
        return tuple(sort_value(item.attrs[name]) for name in names)


def narrow(
    order: list[SortKey], low: int, high: int, place: int, comparison: str, values: list[Any]
) -> tuple[int, int]:
    """The part of order[low:high] whose component at `place` fits a key condition (components before it are equal).

    Raises ValueError for a comparison that key conditions do not know.
    """

    def component(key: SortKey) -> Any:
        return key[place]

    first = bisect_left(order, values[0], low, high, key=component)
    behind = bisect_right(order, values[0], low, high, key=component)
    simple: dict[str, Callable[[], tuple[int, int]]] = {
        "=": lambda: (first, behind),
        "<": lambda: (low, first),
        "<=": lambda: (low, behind),
        ">": lambda: (behind, high),
        ">=": lambda: (first, high),
        "BETWEEN": lambda: (first, bisect_right(order, values[1], low, high, key=component)),
        "BEGINS_WITH": lambda: (
            first,
            bisect_left(order, True, first, high, key=lambda key: not key[place].startswith(values[0])),
        ),
    }
    if comparison.upper() not in simple:
        raise ValueError(f"{comparison} is not a comparison of a key condition")
    return simple[comparison.upper()]()
