"""AWS by moto, in this process, afresh for every test."""

from collections.abc import Iterator

import pytest
from moto import mock_aws

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb.table import Table
from tests.contract.table import TABLE, create_table

REGION = "eu-central-1"


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty account."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        aws_client.cache_clear()
        yield
    aws_client.cache_clear()


@pytest.fixture
def table(aws: None) -> Table:
    """An empty table."""
    client = aws_client("dynamodb")
    create_table(client)
    return Table(TABLE, client)
