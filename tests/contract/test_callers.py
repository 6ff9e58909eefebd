"""CallerRepository: what four repositories write about a phone, it reads as one."""

from dataclasses import dataclass, replace

import pytest

from dozor.adapters.dynamodb.caller_repository import DynamoCallerRepository
from dozor.adapters.dynamodb.contact_repository import DynamoContactRepository
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.domain.caller import KnownCaller
from dozor.domain.ticket import TicketAction, TicketState, transition
from dozor.ports.contacts import ContactRepository
from dozor.ports.people import CallerRepository, PeopleRepository
from dozor.ports.tickets import TicketRepository
from tests.contract.samples import NOON, OLGA, PHONE, make_building, make_contact, make_registration, make_resident
from tests.fakes.callers import FakeCallers
from tests.fakes.contacts import FakeContacts
from tests.fakes.people import FakePeople
from tests.fakes.tickets import FakeTickets


@dataclass
class House:
    """Callers, and those who write what is known of them."""

    callers: CallerRepository
    people: PeopleRepository
    tickets: TicketRepository
    contacts: ContactRepository


@pytest.fixture(params=["fake", "dynamodb"])
def house(request: pytest.FixtureRequest) -> House:
    if request.param == "fake":
        people, tickets, contacts = FakePeople(), FakeTickets(), FakeContacts()
        return House(FakeCallers(people, tickets, contacts), people, tickets, contacts)
    table = request.getfixturevalue("table")
    return House(
        DynamoCallerRepository(table),
        DynamoPeopleRepository(table),
        DynamoTicketRepository(table),
        DynamoContactRepository(table),
    )


def test_nothing_is_known_of_a_stranger(house: House) -> None:
    assert house.callers.caller("sosna", PHONE) == KnownCaller()


def test_flats_open_tickets_and_the_language_come_together(house: House) -> None:
    near, far = make_resident("r2", address="Берёзовая ул., 1"), make_resident("r1")
    house.people.save_people([], [far, near], [])
    old, new = make_registration("9"), make_registration("10", minutes=1)
    house.tickets.add(old, "form-old", [])
    house.tickets.add(new, "form-new", [])
    house.callers.remember_language("sosna", PHONE, "en")
    expected = KnownCaller((near, far), (new.ticket, old.ticket), "en")
    assert house.callers.caller("sosna", PHONE) == expected
    assert house.callers.caller("kedr", PHONE) == KnownCaller()


def test_the_language_chosen_last_counts_and_a_stranger_has_one_too(house: House) -> None:
    house.callers.remember_language("sosna", PHONE, "en")
    house.callers.remember_language("sosna", PHONE, "ru")
    assert house.callers.caller("sosna", PHONE) == KnownCaller(language="ru")


def test_an_ended_ticket_does_not_hang_on_the_phone(house: House) -> None:
    change = make_registration("9", state=TicketState.IN_PROGRESS)
    house.tickets.add(change, "form", [])
    done = transition(change.ticket, TicketAction.FINISH, OLGA, NOON, "ready")
    house.tickets.save(done, [])
    closed = transition(done.ticket, TicketAction.CLOSE, OLGA, NOON, "")
    house.tickets.save(closed, [])
    assert house.callers.caller("sosna", PHONE) == KnownCaller()


def test_a_resident_who_moved_to_another_phone_is_found_there_alone(house: House) -> None:
    house.people.save_people([], [make_resident()], [])
    moved = replace(make_resident(), phone="+79990000002")
    house.people.save_people([], [moved], [])
    assert house.callers.caller("sosna", PHONE) == KnownCaller()
    assert house.callers.caller("sosna", "+79990000002").residents == (moved,)


def test_the_latest_calls_are_told_to_who_asks_for_them(house: House) -> None:
    for place in range(3):
        house.contacts.begin(make_contact(f"c{place}", minutes=place))
    house.contacts.begin(make_contact("stranger", minutes=9, caller="+79990000009"))
    house.contacts.begin(make_contact("withheld", minutes=9, caller=""))
    card = house.callers.caller_with_contacts("sosna", PHONE, 2)
    assert [one.id for one in card.contacts] == ["c2", "c1"]
    assert house.callers.caller_with_contacts("kedr", PHONE) == KnownCaller()
    assert house.callers.caller("sosna", PHONE) == KnownCaller()


def test_many_flats_and_many_calls_hide_nothing(house: House) -> None:
    flats = [make_resident(f"r{place:02}", flat=f"{place:02}") for place in range(30)]
    house.people.save_people([], flats, [])
    tickets = [make_registration(str(place), minutes=place) for place in range(9)]
    for change in tickets:
        house.tickets.add(change, f"form-{change.ticket.number}", [])
    house.callers.remember_language("sosna", PHONE, "en")
    for place in range(40):
        house.contacts.begin(make_contact(f"c{place:02}", minutes=place))
    known = KnownCaller(tuple(flats), tuple(one.ticket for one in reversed(tickets)), "en")
    assert house.callers.caller("sosna", PHONE) == known
    card = house.callers.caller_with_contacts("sosna", PHONE)
    assert [one.id for one in card.contacts] == ["c39", "c38", "c37", "c36", "c35"]
    assert replace(card, contacts=()) == known


def test_the_building_in_which_they_live(house: House) -> None:
    house.people.save_people([make_building()], [], [])
    assert house.callers.building("sosna", make_building().id) == make_building()
    assert house.callers.building("sosna", "gone") is None
    assert house.callers.building("kedr", make_building().id) is None
