"""A table on plain moto or on the quick DynamoDB."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from moto import mock_aws

from local.cloud.dynamodb.install import install

GSI1 = {
    "IndexName": "GSI1",
    "KeySchema": [
        {"AttributeName": "GSI1PK", "KeyType": "HASH"},
        {"AttributeName": "GSI1SK", "KeyType": "RANGE"},
    ],
    "Projection": {"ProjectionType": "ALL"},
}
BY_OWNER = {
    "IndexName": "ByOwner",
    "KeySchema": [{"AttributeName": "owner", "KeyType": "HASH"}],
    "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["state"]},
}


@contextmanager
def dynamodb(quick: bool) -> Iterator[Any]:
    """A client with an empty table `tickets` (PK, SK, two indexes, a stream)."""
    patches = install() if quick else None
    try:
        with mock_aws():
            client = boto3.client(
                "dynamodb", region_name="eu-central-1", aws_access_key_id="laptop", aws_secret_access_key="laptop"
            )
            create_table(client)
            yield client
    finally:
        if patches is not None:
            patches.undo()


def create_table(client: Any) -> None:
    names = ("PK", "SK", "GSI1PK", "GSI1SK", "owner")
    client.create_table(
        TableName="tickets",
        KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}, {"AttributeName": "SK", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in names],
        GlobalSecondaryIndexes=[GSI1, BY_OWNER],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )
