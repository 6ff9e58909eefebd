"""ConnectionRepository."""

from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.connection_repository import DynamoConnectionRepository
from dozor.domain.errors import NotAllowed
from dozor.ports.gateways import ConnectionRepository, OpenPage, Visitor
from tests.contract.samples import NOON
from tests.fakes.connections import FakeConnections

LATER = NOON + timedelta(minutes=1)


@pytest.fixture(params=["fake", "dynamodb"])
def connections(request: pytest.FixtureRequest) -> ConnectionRepository:
    if request.param == "fake":
        return FakeConnections()
    return DynamoConnectionRepository(request.getfixturevalue("table"))


def test_an_open_page_watches_each_of_its_companies(connections: ConnectionRepository) -> None:
    anna, boris = (
        Visitor("anna", ("sosna", "kedr"), ("dozor.tickets", "dozor.outages"), "u1", 1_772_442_000),
        Visitor("boris", ("kedr",), ()),
    )
    connections.open("page-1", anna, NOON)
    connections.open("page-2", boris, NOON)
    first, second = OpenPage("page-1", "anna", anna.topics, "u1", 1_772_442_000), OpenPage("page-2", "boris", ())
    assert connections.watching("sosna") == (first,)
    assert connections.watching("kedr") == (first, second)
    assert connections.watching("buk") == ()


def test_a_closed_page_watches_nothing(connections: ConnectionRepository) -> None:
    connections.open("page-1", Visitor("anna", tuple(f"company-{place:02}" for place in range(30)), ()), NOON)
    connections.close("page-1")
    connections.close("page-1")
    assert connections.watching("company-00") == connections.watching("company-29") == ()


def test_a_ticket_opens_one_page(connections: ConnectionRepository) -> None:
    anna = Visitor("anna", ("sosna", "kedr"), ("dozor.tickets",), "u1", 1_772_442_000)
    connections.issue_ticket("ticket-1", anna, LATER)
    assert connections.redeem_ticket("ticket-1", NOON) == anna
    with pytest.raises(NotAllowed):
        connections.redeem_ticket("ticket-1", NOON)


def test_an_old_or_unknown_ticket_opens_nothing(connections: ConnectionRepository) -> None:
    connections.issue_ticket("ticket-1", Visitor("anna", ("sosna",), ()), LATER)
    for ticket in ("ticket-1", "ticket-2"):
        with pytest.raises(NotAllowed):
            connections.redeem_ticket(ticket, LATER)
