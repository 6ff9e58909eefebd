"""Events are written together with what happened: in the outbox of the table's items, in the list of a fake."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb.contact_repository import DynamoContactRepository
from dozor.adapters.dynamodb.documents import from_item
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.domain.errors import Conflict
from dozor.domain.people import SYSTEM
from dozor.domain.ticket import assign
from dozor.events.contacts import describe_contact_ended, describe_duty
from dozor.events.envelope import Envelope
from dozor.events.outbox import unpack
from dozor.events.tickets import describe_change
from dozor.ports.contacts import ContactRepository, DutyChange
from dozor.ports.tickets import TicketRepository
from tests.contract.samples import NOON, end, make_contact, make_duty, make_registration
from tests.contract.table import TABLE
from tests.fakes.contacts import FakeContacts
from tests.fakes.tickets import FakeTickets


@dataclass
class Kept:
    """Repositories, and what was to be published: by id, each once."""

    tickets: TicketRepository
    contacts: ContactRepository
    events: Callable[[], dict[str, Envelope]]


@pytest.fixture(params=["fake", "dynamodb"])
def kept(request: pytest.FixtureRequest) -> Kept:
    if request.param == "fake":
        tickets, contacts = FakeTickets(), FakeContacts()
        return Kept(tickets, contacts, lambda: {event.id: event for event in tickets.events + contacts.events})
    table = request.getfixturevalue("table")

    def read_outboxes() -> dict[str, Envelope]:
        items = aws_client("dynamodb").scan(TableName=TABLE)["Items"]
        found = [unpack(from_item(item)["outbox"]) for item in items if "outbox" in item]
        return {event.id: event for event in found}

    return Kept(DynamoTicketRepository(table), DynamoContactRepository(table), read_outboxes)


def test_every_event_of_a_registration_is_kept_as_it_was(kept: Kept) -> None:
    registered = make_registration()
    change = registered.then(assign(registered.ticket, "e1", "Пётр", SYSTEM, NOON, "on shift"))
    events = describe_change(change)
    kept.tickets.add(change, "key", events)
    assert kept.events() == {event.id: event for event in events}
    assert len(events) == 2


def test_a_later_change_does_not_lose_earlier_events(kept: Kept) -> None:
    first = make_registration()
    kept.tickets.add(first, "key", describe_change(first))
    second = assign(first.ticket, "e1", "Пётр", SYSTEM, NOON, "on shift")
    kept.tickets.save(second, describe_change(second))
    assert sorted(kept.events()) == ["sosna-ticket-1-1", "sosna-ticket-1-2"]


def test_what_was_not_written_is_not_published(kept: Kept) -> None:
    first = make_registration()
    kept.tickets.add(first, "key", describe_change(first))
    again = make_registration("2")
    with pytest.raises(Conflict):
        kept.tickets.add(again, "key", describe_change(again))
    assert sorted(kept.events()) == ["sosna-ticket-1-1"]


def test_a_settled_contact_and_its_duty_are_told_once(kept: Kept) -> None:
    ended, duty = end(make_contact()), make_duty()
    events = [describe_contact_ended(ended), describe_duty(duty)]
    kept.contacts.begin(make_contact())
    assert kept.contacts.settle(ended, events[0], [DutyChange(duty, events[1])])
    assert not kept.contacts.settle(ended, events[0], [DutyChange(duty, events[1])])
    assert kept.events() == {event.id: event for event in events}


def test_a_duty_done_is_told(kept: Kept) -> None:
    kept.contacts.settle(end(make_contact()), None, [DutyChange(make_duty())])
    done = make_duty().finish(SYSTEM, NOON, "reached")
    kept.contacts.save_duty(DutyChange(done, describe_duty(done)))
    assert [event.type for event in kept.events().values()] == ["CallbackDutyDone"]


def test_a_later_write_of_the_contact_tells_nothing_again(kept: Kept, request: pytest.FixtureRequest) -> None:
    """A pipe publishes what the new image carries, so an item may carry only what its last write tells of."""
    if "dynamodb" not in request.node.callspec.id:
        pytest.skip("a fake has no items")
    kept.contacts.settle(end(make_contact()), None, [DutyChange(make_duty(), describe_duty(make_duty()))])
    done = make_duty().finish(SYSTEM, NOON, "reached")
    kept.contacts.save_duty(DutyChange(done, describe_duty(done)))
    items = aws_client("dynamodb").scan(TableName=TABLE)["Items"]
    assert [item["outbox"]["M"]["type"] for item in items if "outbox" in item] == [{"S": "CallbackDutyDone"}]


def test_an_event_that_has_no_entry_is_refused(request: pytest.FixtureRequest) -> None:
    tickets = DynamoTicketRepository(request.getfixturevalue("table"))
    change = make_registration()
    (event,) = describe_change(change)
    for wrong in ([event, event], [event.model_copy(update={"sequence": 7})]):
        with pytest.raises(ValueError, match="one entry"):
            tickets.add(change, "key", wrong)
