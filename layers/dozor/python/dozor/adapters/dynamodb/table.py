"""The table as the repositories use it: plain values in and out, conditions, transactions, and few kinds of failure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb.bulk import read_batches, write_batches
from dozor.adapters.dynamodb.documents import Item, Plain, from_item, to_attribute, to_item
from dozor.adapters.dynamodb.keys import Key, Partition
from dozor.adapters.failures import PASSING, code_of, failures_of
from dozor.domain.errors import TransientFailure

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

SERVICE = "The table"
CONDITION_FAILED = "ConditionalCheckFailed"


class ConditionFailed(Exception):
    """A write whose condition did not hold. old: the item as it stands, None when there is none."""

    def __init__(self, old: Plain | None) -> None:
        super().__init__("the condition did not hold")
        self.old = old


class TransactionRefused(Exception):
    """A transaction some of whose conditions did not hold; nothing was written. failed: which writes, from 0."""

    def __init__(self, failed: Sequence[int]) -> None:
        super().__init__(f"the conditions of the writes {list(failed)} did not hold")
        self.failed = tuple(failed)


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression in which `#name` is an attribute and `:name` one of the values."""

    expression: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def parameters(self) -> dict[str, Any]:
        """As DynamoDB wants it."""
        names = {f"#{name}": name for name in re.findall(r"#(\w+)", self.expression)}
        values = {f":{name}": to_attribute(value) for name, value in self.values.items()}
        return {
            "ConditionExpression": self.expression,
            **({"ExpressionAttributeNames": names} if names else {}),
            **({"ExpressionAttributeValues": values} if values else {}),
        }


class Table:
    """One DynamoDB table. Every method raises TransientFailure for what passes by itself; writes Uncertain as well."""

    def __init__(self, name: str, client: "DynamoDBClient | None" = None) -> None:
        self.name = name
        self._client: Any = client or aws_client("dynamodb")

    def get(self, key: Key, *, consistent: bool = False) -> Plain | None:
        """The item, None if there is none. One request; half a read unit per 4 kB, a whole one if `consistent`."""
        with failures_of(SERVICE, repeatable=True):
            answer = self._client.get_item(TableName=self.name, Key=to_item(key), ConsistentRead=consistent)
        item = answer.get("Item")
        return from_item(item) if item is not None else None

    def get_many(self, keys: Sequence[Key], *, consistent: bool = False) -> list[Plain]:
        """The items of different keys, those that are there. One request per 100; none for none."""
        return [from_item(item) for item in read_batches(self._client, self.name, keys, consistent=consistent)]

    def query(
        self,
        partition: Partition,
        *,
        limit: int = 0,
        newest_first: bool = False,
        before: str = "",
        consistent: bool = False,
        page: int = 0,
    ) -> Iterator[Plain]:
        """The items of a partition by sort key, `limit` at most (0: all), those before the sort key `before` if given.

        One request per megabyte; with `page` one per so many items, made when they are asked for.
        """
        request = self._query(partition, before) | {"ScanIndexForward": not newest_first, "ConsistentRead": consistent}
        left = limit
        while True:
            most = left if limit else page
            with failures_of(SERVICE, repeatable=True):
                answer = self._client.query(**request, **({"Limit": most} if most else {}))
            yield from map(from_item, answer["Items"])
            left -= len(answer["Items"])
            if "LastEvaluatedKey" not in answer or (limit and left <= 0):
                return
            request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def read_page(
        self, partition: Partition, *, limit: int = 0, where: Condition | None = None, newest_first: bool = True
    ) -> tuple[list[Plain], str]:
        """Items between the partition's start and end, the last first; and the sort key behind which there is more, or none.

        One request: `limit` items (0: a megabyte), with `where` those for which it holds within a megabyte (then perhaps
        none, or many more).
        """
        request = self._query(partition, "") | {"ScanIndexForward": not newest_first}
        if where is None and limit:
            request["Limit"] = limit
        if where is not None:
            told = where.parameters()
            request["FilterExpression"] = told["ConditionExpression"]
            for part in ("ExpressionAttributeNames", "ExpressionAttributeValues"):
                request[part] |= told.get(part, {})
        with failures_of(SERVICE, repeatable=True):
            answer = self._client.query(**request)
        last = answer.get("LastEvaluatedKey", {}).get(partition.sort_name, {}).get("S", "")
        return [from_item(item) for item in answer["Items"]], last

    def put(self, item: Item, condition: Condition | None = None) -> None:
        """Write one item; raises ConditionFailed with the item as it stands. One request."""
        request: dict[str, Any] = {"TableName": self.name, "Item": item}
        if condition:
            request |= condition.parameters() | {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
        try:
            with failures_of(SERVICE):
                self._client.put_item(**request)
        except ClientError as error:
            if code_of(error) != "ConditionalCheckFailedException":
                raise
            old: Any = error.response.get("Item")
            raise ConditionFailed(from_item(old) if old else None) from error

    def take(self, key: Key) -> Plain | None:
        """Delete an item and answer what it was, None if there was none: of many at once, one gets it. One request."""
        with failures_of(SERVICE):
            answer = self._client.delete_item(TableName=self.name, Key=to_item(key), ReturnValues="ALL_OLD")
        item = answer.get("Attributes")
        return from_item(item) if item else None

    def increment(self, key: Key, attribute: str, also: Mapping[str, Any]) -> int:
        """Add one to a number (0 if it was not there), setting the attributes `also`; answers the sum. One request."""
        names = {f"#{name}": name for name in (attribute, *also)}
        assignments = ", ".join(f"#{name} = :{name}" for name in also)
        with failures_of(SERVICE):
            answer = self._client.update_item(
                TableName=self.name,
                Key=to_item(key),
                UpdateExpression=f"SET {assignments} ADD #{attribute} :one",
                ExpressionAttributeNames=names,
                ExpressionAttributeValues={":one": {"N": "1"}} | {f":{n}": to_attribute(v) for n, v in also.items()},
                ReturnValues="UPDATED_NEW",
            )
        return int(answer["Attributes"][attribute]["N"])

    def transact(self, writes: Sequence[dict[str, Any]]) -> None:
        """Do all writes or none (at most 100); raises TransactionRefused. One request, units doubled.

        The token is made here, so that a repetition by the client itself is not taken for a second transaction.
        """
        try:
            with failures_of(SERVICE):
                self._client.transact_write_items(TransactItems=list(writes), ClientRequestToken=str(uuid4()))
        except ClientError as error:
            if code_of(error) != "TransactionCanceledException":
                raise
            raise self._refusal(error) from error

    def write_many(self, puts: Sequence[Item], deletes: Sequence[Key] = ()) -> None:
        """Write and delete many items of different keys, without conditions. One request per 25; none for none."""
        write_batches(self._client, self.name, puts, deletes)

    def put_of(self, item: Item, condition: Condition | None = None) -> dict[str, Any]:
        """A write of one item, for a transaction."""
        return {"Put": {"TableName": self.name, "Item": item, **(condition.parameters() if condition else {})}}

    def delete_of(self, key: Key, condition: Condition | None = None) -> dict[str, Any]:
        """A removal of one item, for a transaction."""
        return {
            "Delete": {"TableName": self.name, "Key": to_item(key), **(condition.parameters() if condition else {})}
        }

    def count_of(
        self, key: Key, numbers: Sequence[str], also: Mapping[str, Any], condition: Condition | None = None
    ) -> dict[str, Any]:
        """One more in each of these numbers (0 if it was not there), setting the attributes `also`, for a transaction."""
        told = condition.parameters() if condition else {}
        names = {f"#{name}": name for name in (*numbers, *also)}
        values = {":one": {"N": "1"}} | {f":{name}": to_attribute(value) for name, value in also.items()}
        sets, adds = (f"#{name} = :{name}" for name in also), (f"#{name} :one" for name in numbers)
        return {
            "Update": {
                "TableName": self.name,
                "Key": to_item(key),
                "UpdateExpression": f"SET {', '.join(sets)} ADD {', '.join(adds)}",
                **told,
                "ExpressionAttributeNames": names | told.get("ExpressionAttributeNames", {}),
                "ExpressionAttributeValues": values | told.get("ExpressionAttributeValues", {}),
            }
        }

    def check_of(self, key: Key, condition: Condition) -> dict[str, Any]:
        """A condition on an item that is left as it is, for a transaction."""
        return {"ConditionCheck": {"TableName": self.name, "Key": to_item(key), **condition.parameters()}}

    def _query(self, partition: Partition, before: str) -> dict[str, Any]:
        clauses = ["#partition = :partition"]
        names = {"#partition": partition.partition_name}
        values = {":partition": {"S": partition.value}}
        told = (
            ("#sort < :sort", before),
            ("begins_with(#sort, :sort)", partition.prefix),
            ("#sort BETWEEN :sort AND :end", partition.start if partition.end else ""),
            ("#sort >= :sort", partition.start),
        )
        clause, bound = next((one for one in told if one[1]), ("", ""))
        if clause:
            names["#sort"] = partition.sort_name
            values[":sort"] = {"S": bound}
            clauses.append(clause)
        if ":end" in clause:
            values[":end"] = {"S": partition.end}
        return {
            "TableName": self.name,
            "KeyConditionExpression": " AND ".join(clauses),
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
            **({"IndexName": partition.index} if partition.index else {}),
        }

    @staticmethod
    def _refusal(error: ClientError) -> Exception:
        reasons: Any = error.response.get("CancellationReasons", ())
        codes = [reason.get("Code", "None") for reason in reasons]
        failed = [place for place, code in enumerate(codes) if code == CONDITION_FAILED]
        if failed:
            return TransactionRefused(failed)
        if PASSING.intersection(codes):
            return TransientFailure("Somebody was writing the same thing at the same moment; try again.")
        return error
