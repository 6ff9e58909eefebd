"""ResidentLinkRepository."""

from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.resident_link_repository import DynamoResidentLinkRepository
from dozor.ports.resident_links import ResidentLinkRepository
from tests.contract.samples import NOON, PHONE
from tests.fakes.resident_links import FakeResidentLinks


@pytest.fixture(params=["fake", "dynamodb"])
def links(request: pytest.FixtureRequest) -> ResidentLinkRepository:
    if request.param == "fake":
        return FakeResidentLinks()
    return DynamoResidentLinkRepository(request.getfixturevalue("table"))


def test_nothing_is_withdrawn_at_first(links: ResidentLinkRepository) -> None:
    assert links.withdrawn_at("sosna", PHONE) is None


def test_the_last_withdrawal_counts_for_that_phone_and_company(links: ResidentLinkRepository) -> None:
    links.withdraw("sosna", PHONE, NOON)
    links.withdraw("sosna", PHONE, NOON + timedelta(hours=1))
    assert links.withdrawn_at("sosna", PHONE) == NOON + timedelta(hours=1)
    assert links.withdrawn_at("kedr", PHONE) is None
    assert links.withdrawn_at("sosna", "+79990000002") is None
