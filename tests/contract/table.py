"""The table of the tests: the keys, indexes and stream of the stack's."""

from typing import Any

TABLE = "dozor-contract"
KEY_NAMES = (
    "PK",
    "SK",
    "GSI1PK",
    "GSI1SK",
    "GSI2PK",
    "GSI2SK",
    "GSI3PK",
    "GSI3SK",
    "GSI4PK",
    "GSI4SK",
    "GSI5PK",
    "GSI5SK",
)


def create_table(client: Any) -> None:
    """Create the table in the account behind `client`."""
    client.create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in KEY_NAMES],
        KeySchema=_schema("PK", "SK"),
        GlobalSecondaryIndexes=[
            {
                "IndexName": index,
                "KeySchema": _schema(f"{index}PK", f"{index}SK"),
                "Projection": {"ProjectionType": "ALL"},
            }
            for index in ("GSI1", "GSI2", "GSI3", "GSI4")
        ]
        + [
            {
                "IndexName": "GSI5",
                "KeySchema": _schema("GSI5PK", "GSI5SK"),
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["number"]},
            }
        ],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )


def _schema(partition: str, sort: str) -> list[dict[str, str]]:
    return [{"AttributeName": partition, "KeyType": "HASH"}, {"AttributeName": sort, "KeyType": "RANGE"}]
