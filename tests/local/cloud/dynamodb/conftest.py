"""One DynamoDB client for every test, against plain moto and against the quick one."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.local.cloud.dynamodb.dynamodb_tables import dynamodb


@pytest.fixture(params=["moto", "quick"])
def client(request: pytest.FixtureRequest) -> Iterator[Any]:
    with dynamodb(quick=request.param == "quick") as made:
        yield made


@pytest.fixture
def quick_client() -> Iterator[Any]:
    with dynamodb(quick=True) as made:
        yield made
