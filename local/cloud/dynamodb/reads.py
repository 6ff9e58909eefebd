"""Query and Scan along sorted indexes: the work is that of the items read, not of the table."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from moto.dynamodb.exceptions import InvalidIndexNameError, MockValidationException
from moto.dynamodb.models.dynamo_type import DynamoType

from local.cloud.dynamodb.capacity import count_read
from local.cloud.dynamodb.changes import size_of
from local.cloud.dynamodb.projection import project_on_index, project_on_paths
from local.cloud.dynamodb.sorted_index import SortedIndex, SortKey, narrow, sort_value
from local.cloud.dynamodb.table_view import view_of

_PAGE_BYTES = 1024 * 1024

Answer = tuple[list[Any], int, dict[str, Any] | None]
"""The items, how many were read before the filter, and LastEvaluatedKey."""


@dataclass(frozen=True, slots=True)
class Shaping:
    """What a read does with the items it went through: filter after reading, then project."""

    filter_expression: Any = None
    older_filters: Mapping[str, Any] | None = None
    paths: list[list[str]] | None = None

    def apply(self, index: Any, items: Iterable[Any]) -> list[Any]:
        """Project on the index, filter, project on the paths asked for."""
        shown = [item if index is None else project_on_index(index, item) for item in items]
        kept = [item for item in shown if self._keeps(item)]
        return [project_on_paths(item, self.paths) for item in kept] if self.paths else kept

    def _keeps(self, item: Any) -> bool:
        for name, (comparison, values) in (self.older_filters or {}).items():
            value = item.attrs.get(name)
            if not (comparison == "NULL" if value is None else value.compare(comparison, values)):
                return False
        return self.filter_expression is None or bool(self.filter_expression.expr(item))


@dataclass(frozen=True, slots=True)
class KeyConditions:
    """The partition key's values and the conditions on the sort key, in the order of the key's schema."""

    hash_key: SortKey
    ranges: Sequence[tuple[str, Sequence[Any]]] = ()


def query(
    table: Any,
    index_name: str | None,
    keys: KeyConditions,
    shaping: Shaping,
    *,
    limit: int | None,
    start_key: Mapping[str, Any] | None,
    forward: bool,
    consistent: bool,
) -> Answer:
    """Read one partition, forwards or backwards, from behind `start_key`."""
    _check_index(table, index_name, consistent)
    index = view_of(table).index(index_name)
    partition = index.partition(keys.hash_key)
    low, high = 0, len(partition.order)
    for place, (comparison, values) in enumerate(keys.ranges):
        low, high = narrow(partition.order, low, high, place, comparison, [sort_value(value) for value in values])
    if start_key is not None:
        low, high = _behind(index, partition.order, low, high, start_key, forward)
    places = range(low, high) if forward else range(high - 1, low - 1, -1)
    found = (partition.items[partition.order[place]] for place in places)
    return _read_page(table, index_name, found, shaping, limit, consistent)


def scan(
    table: Any,
    index_name: str | None,
    shaping: Shaping,
    *,
    limit: int | None,
    start_key: Mapping[str, Any] | None,
    segments: tuple[int | None, int | None],
    consistent: bool,
) -> Answer:
    """Read the table or an index from behind `start_key`, one segment of it if asked."""
    _check_index(table, index_name, consistent, InvalidIndexNameError)
    index = view_of(table).index(index_name)
    after = None
    if start_key is not None:
        after = _key_of(index.hash_names, start_key), _key_of(index.order_names, start_key)
    found = (item for item in index.walk(after) if item.is_within_segment(segments))
    return _read_page(table, index_name, found, shaping, limit, consistent)


def _read_page(
    table: Any, index_name: str | None, found: Iterable[Any], shaping: Shaping, limit: int | None, consistent: bool
) -> Answer:
    """Up to `limit` items or 1 MB. As in DynamoDB, a page that is full has a LastEvaluatedKey even if it is the last."""
    page: list[Any] = []
    size = 0
    last = None
    for item in islice(found, limit):
        if page and size + size_of(item) > _PAGE_BYTES:
            last = page[-1]
            break
        page.append(item)
        size += size_of(item)
    if limit and len(page) == limit:
        last = page[-1]
    index = None if index_name is None else table.get_index(index_name)
    count_read(table, index_name, size, consistent)
    last_key = None if last is None else table._get_last_evaluated_key(last, index_name)  # noqa: SLF001
    return shaping.apply(index, page), len(page), last_key


def _check_index(
    table: Any, index_name: str | None, consistent: bool, unknown: type[Exception] = MockValidationException
) -> None:
    if index_name is None:
        return
    names = [index.name for index in table.all_indexes()]
    if index_name not in names:
        message = (
            f"The table does not have the specified index: {index_name}"
            if unknown is InvalidIndexNameError
            else f"Invalid index: {index_name} for table: {table.name}. Available indexes are: {', '.join(names)}"
        )
        raise unknown(message)
    if consistent and index_name in [index.name for index in table.global_indexes]:
        raise MockValidationException("Consistent reads are not supported on global secondary indexes")


def _behind(
    index: SortedIndex, order: list[SortKey], low: int, high: int, start_key: Mapping[str, Any], forward: bool
) -> tuple[int, int]:
    start = _key_of(index.order_names, start_key)
    if forward:
        return max(low, bisect_right(order, start)), high
    return low, min(high, bisect_left(order, start))


def _key_of(names: Sequence[str], start_key: Mapping[str, Any]) -> SortKey:
    if any(name not in start_key for name in names):
        raise MockValidationException("The provided starting key is invalid")
    return tuple(sort_value(DynamoType(start_key[name])) for name in names)
