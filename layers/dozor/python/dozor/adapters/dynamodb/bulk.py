"""Many items at once, without conditions: 25 writes or 100 readings in a request, and again what was not taken."""

import random
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dozor.adapters.dynamodb.documents import Item, to_item
from dozor.adapters.dynamodb.keys import Key
from dozor.adapters.failures import failures_of
from dozor.domain.errors import TransientFailure

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MOST_READ = 100  # "BatchGetItem"
BATCH = 25  # "BatchWriteItem": at most 25 put or delete requests
ATTEMPTS = 8
FIRST_PAUSE_SECONDS = 0.05


def write_batches(client: "DynamoDBClient", table: str, puts: Sequence[Item], deletes: Sequence[Key] = ()) -> None:
    """Write and delete items of different keys; a write that is done twice does no harm, so nothing is Uncertain.

    One request per 25, in that order: all puts before the deletes. Raises TransientFailure when DynamoDB keeps leaving
    some out (about 6 s of waiting in all); then some are written.
    """
    requests: list[Any] = [{"PutRequest": {"Item": item}} for item in puts]
    requests += [{"DeleteRequest": {"Key": to_item(key)}} for key in deletes]
    for start in range(0, len(requests), BATCH):
        _write_batch(client, table, requests[start : start + BATCH])


def _write_batch(client: "DynamoDBClient", table: str, requests: list[Any]) -> None:
    for attempt in range(ATTEMPTS):
        _pause(attempt)
        with failures_of("The table", repeatable=True):
            answer = client.batch_write_item(RequestItems={table: requests})
        requests = list(answer.get("UnprocessedItems", {}).get(table, []))
        if not requests:
            return
    raise TransientFailure("The table is too busy to take all rows just now; try again.")


def read_batches(client: "DynamoDBClient", table: str, keys: Sequence[Key], *, consistent: bool = False) -> list[Item]:
    """The items of different keys, in no order. One request per 100; raises TransientFailure as `write_batches`."""
    found: list[Item] = []
    for start in range(0, len(keys), MOST_READ):
        found += _read_batch(client, table, [to_item(key) for key in keys[start : start + MOST_READ]], consistent)
    return found


def _read_batch(client: "DynamoDBClient", table: str, left: list[Any], consistent: bool) -> list[Item]:
    found: list[Item] = []
    for attempt in range(ATTEMPTS):
        _pause(attempt)
        with failures_of("The table", repeatable=True):
            answer: Any = client.batch_get_item(RequestItems={table: {"Keys": left, "ConsistentRead": consistent}})
        found += answer["Responses"].get(table, [])
        left = list(answer.get("UnprocessedKeys", {}).get(table, {}).get("Keys", []))
        if not left:
            return found
    raise TransientFailure("The table is too busy to give all rows just now; try again.")


def _pause(attempt: int) -> None:
    if attempt:
        time.sleep(random.uniform(0, FIRST_PAUSE_SECONDS * 2**attempt))  # noqa: S311 — spreads load, guards nothing
