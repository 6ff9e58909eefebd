"""How the laptop's DynamoDB answers with a large table: moto as it is, and with our overrides.

    .venv/bin/python -m benchmarks.dynamodb_laptop [--items 50000] [--plain]

Times are the medians of direct calls (no HTTP), in milliseconds.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from typing import Any

import boto3
from moto import mock_aws

from local.cloud.dynamodb.install import install

COMPANIES = 10
TEXT = "No hot water in the kitchen since the morning, the whole riser is cold." * 4


def main() -> None:
    """Fill a table, time the calls that a ticket needs, print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--items", type=int, default=50_000)
    arguments.add_argument("--plain", action="store_true", help="moto without our overrides")
    arguments.add_argument("--repeat", type=int, default=20)
    options = arguments.parse_args()
    patches = None if options.plain else install()
    with mock_aws():
        client = boto3.client(
            "dynamodb", region_name="eu-central-1", aws_access_key_id="laptop", aws_secret_access_key="laptop"
        )
        create_table(client)
        began = time.perf_counter()
        fill(options.items)
        print(
            f"{options.items} items in {time.perf_counter() - began:.1f} s, {'plain moto' if options.plain else 'ours'}"
        )
        for name, call in calls(client, options.items).items():
            print(f"{name:32} {median_ms(call, options.repeat):9.2f} ms")
    if patches is not None:
        patches.undo()


def create_table(client: Any) -> None:
    """The shape of the project's table: one partition per company and kind, an index by state, a stream."""
    client.create_table(
        TableName="tickets",
        KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}, {"AttributeName": "SK", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": n, "AttributeType": "S"} for n in ("PK", "SK", "GSI1PK", "GSI1SK")],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "GSI1",
                "KeySchema": [
                    {"AttributeName": "GSI1PK", "KeyType": "HASH"},
                    {"AttributeName": "GSI1SK", "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
        BillingMode="PAY_PER_REQUEST",
    )


def item(number: int) -> dict[str, Any]:
    """A ticket of about 600 bytes."""
    company = number % COMPANIES
    return {
        "PK": {"S": f"C#{company}#T#{number}"},
        "SK": {"S": "TICKET"},
        "GSI1PK": {"S": f"C#{company}#{'open' if number % 50 < 10 else 'closed'}"},
        "GSI1SK": {"S": f"2026-01-01T{number:09}"},
        "text": {"S": TEXT},
        "place": {"M": {"building": {"S": f"B#{number % 200}"}, "flat": {"N": str(number % 90)}}},
        "version": {"N": "1"},
    }


def fill(number: int) -> None:
    """Put the items in without botocore, which would take most of the time."""
    from moto.dynamodb.models import dynamodb_backends

    table = dynamodb_backends["123456789012"]["eu-central-1"].get_table("tickets")
    for one in range(number):
        table.put_item(item(one))


def calls(client: Any, items: int) -> dict[str, Callable[[], Any]]:
    """The calls to be timed."""
    counter = iter(range(items, 10**9))

    def transact() -> None:
        number = next(counter)
        ticket = {
            "Put": {"TableName": "tickets", "Item": item(number), "ConditionExpression": "attribute_not_exists(PK)"}
        }
        entry = {"Put": {"TableName": "tickets", "Item": {**item(number), "SK": {"S": "JOURNAL#1"}}}}
        claim = {"Put": {"TableName": "tickets", "Item": {"PK": {"S": f"CLAIM#{number}"}, "SK": {"S": "A"}}}}
        client.transact_write_items(TransactItems=[ticket, entry, claim])

    key = {"PK": {"S": "C#7#T#17"}, "SK": {"S": "TICKET"}}
    query = {
        "TableName": "tickets",
        "IndexName": "GSI1",
        "KeyConditionExpression": "GSI1PK = :state",
        "ExpressionAttributeValues": {":state": {"S": "C#7#open"}},
        "ScanIndexForward": False,
        "Limit": 50,
    }
    return {
        "GetItem": lambda: client.get_item(TableName="tickets", Key=key),
        "PutItem": lambda: client.put_item(TableName="tickets", Item=item(next(counter))),
        "UpdateItem": lambda: client.update_item(
            TableName="tickets",
            Key=key,
            UpdateExpression="ADD version :one",
            ExpressionAttributeValues={":one": {"N": "1"}},
        ),
        "Query of one ticket": lambda: client.query(
            TableName="tickets",
            KeyConditionExpression="PK = :pk",
            ExpressionAttributeValues={":pk": {"S": key["PK"]["S"]}},
        ),
        "Query, 50 rows of an index": lambda: client.query(**query),
        "Scan, first 50": lambda: client.scan(TableName="tickets", Limit=50),
        "TransactWriteItems, 3 items": transact,
    }


def median_ms(call: Callable[[], Any], repeat: int) -> float:
    """The median duration of some calls, after one that does not count; slow calls are repeated less often."""
    began = time.perf_counter()
    call()
    repeat = min(repeat, max(2, int(5 / max(0.001, time.perf_counter() - began))))
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
