"""ExecutorLinkRepository."""

from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.executor_link_repository import DynamoExecutorLinkRepository
from dozor.events.people import describe_asking
from dozor.ports.executor_links import ExecutorLinkRepository
from tests.contract.samples import NOON, make_executor
from tests.fakes.executor_links import FakeExecutorLinks

ASKING = describe_asking(make_executor(), NOON)
LATER = NOON + timedelta(hours=1)


@pytest.fixture(params=["fake", "dynamodb"])
def links(request: pytest.FixtureRequest) -> ExecutorLinkRepository:
    if request.param == "fake":
        return FakeExecutorLinks()
    return DynamoExecutorLinkRepository(request.getfixturevalue("table"))


def test_nothing_is_known_of_an_executor_at_first(links: ExecutorLinkRepository) -> None:
    kept = links.find("sosna", "e1")
    assert (kept.company, kept.executor, kept.asked_at, kept.withdrawn_at) == ("sosna", "e1", None, None)


def test_that_a_link_was_asked_for_is_kept_for_that_executor_alone(links: ExecutorLinkRepository) -> None:
    assert links.ask(links.find("sosna", "e1"), NOON, ASKING)
    assert links.find("sosna", "e1").asked_at == NOON
    assert links.find("sosna", "e2").asked_at is None
    assert links.find("kedr", "e1").asked_at is None


def test_of_two_who_ask_at_once_one_is_heard(links: ExecutorLinkRepository) -> None:
    seen = links.find("sosna", "e1")
    assert links.ask(seen, NOON, ASKING)
    assert not links.ask(seen, LATER, ASKING)
    assert links.ask(links.find("sosna", "e1"), LATER, ASKING)
    assert links.find("sosna", "e1").asked_at == LATER


def test_a_withdrawal_forgets_nothing_and_the_last_one_counts(links: ExecutorLinkRepository) -> None:
    links.ask(links.find("sosna", "e1"), NOON, ASKING)
    links.withdraw("sosna", "e1", NOON)
    links.withdraw("sosna", "e1", LATER)
    kept = links.find("sosna", "e1")
    assert (kept.asked_at, kept.withdrawn_at) == (NOON, LATER)
    assert links.ask(kept, LATER, ASKING)
