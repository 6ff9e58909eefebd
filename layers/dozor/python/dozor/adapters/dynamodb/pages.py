"""Lists that go backwards in time, page by page."""

from dozor.adapters.dynamodb import cursors, keys
from dozor.adapters.dynamodb.documents import Plain
from dozor.adapters.dynamodb.table import Table


def newest_page(table: Table, partition: keys.Partition, limit: int, cursor: str) -> tuple[list[Plain], str]:
    """The newest `limit` of it behind the cursor, and the cursor behind these, empty at the end. One request.

    Raises Invalid for a cursor of nobody's.
    """
    found = list(table.query(partition, limit=limit + 1, newest_first=True, before=cursors.read(cursor)))
    page = found[:limit]
    return page, cursors.write(str(page[-1][partition.sort_name])) if len(found) > limit else ""
