"""The register: what is looked for is found, page by page, whatever index or filter finds it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.domain.catalogue import Catalogue
from dozor.domain.clocks import Urgency
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Person, Place, Ticket, TicketAction, TicketState, transition
from dozor.domain.ticket.search import TicketSearch, late_from
from dozor.domain.ticket.words import seek_words
from dozor.ports.tickets import TicketRepository
from tests.contract.samples import NOON, PHONE, make_registration
from tests.fakes.tickets import FakeTickets

OTHER_PHONE = "+79990000077"
LATER = NOON + timedelta(days=30)
OPERATOR = Actor(ActorKind.OPERATOR, "olga", "Olga")


@pytest.fixture(params=["fake", "dynamodb"])
def tickets(request: pytest.FixtureRequest) -> TicketRepository:
    if request.param == "fake":
        return FakeTickets()
    return DynamoTicketRepository(request.getfixturevalue("table"))


def add(tickets: TicketRepository, number: str, **changes: object) -> Ticket:
    """A ticket registered as many minutes after noon as its number says."""
    change = make_registration(number, minutes=int(number), **changes)
    tickets.add(change, f"form-{number}", [])
    return change.ticket


def fill(tickets: TicketRepository) -> None:
    """Nine tickets: every third from another phone and house and over already, every second not urgent."""
    for place in range(1, 10):
        elsewhere = place % 3 == 0
        ticket = add(
            tickets,
            str(place),
            caller=Person("Anna", OTHER_PHONE if elsewhere else PHONE, "r2"),
            place=Place("b2" if elsewhere else "b1", "Lesnaya 5"),
            urgency=Urgency.EMERGENCY if place % 2 else Urgency.NORMAL,
            category="water" if place < 6 else "lift",
            executor_id="petr" if place in (2, 3) else "",
            outage_id="o1" if place == 4 else "",
        )
        if elsewhere:
            tickets.save(
                transition(ticket, TicketAction.DECLINE, OPERATOR, NOON + timedelta(hours=1), "nothing there"), []
            )


SEARCHES = [
    (TicketSearch(), "987654321"),
    (TicketSearch(states=(TicketState.DECLINED,)), "963"),
    (TicketSearch(states=(TicketState.REGISTERED,)), "875421"),
    (TicketSearch(states=(TicketState.REGISTERED, TicketState.DECLINED), categories=("lift",)), "9876"),
    (TicketSearch(urgencies=(Urgency.EMERGENCY,)), "97531"),
    (TicketSearch(categories=("lift",), urgencies=(Urgency.NORMAL,)), "86"),
    (TicketSearch(problems=("burst_pipe", "dragon")), "987654321"),
    (TicketSearch(problems=("dragon",)), ""),
    (TicketSearch(executor_id="petr"), "32"),
    (TicketSearch(outage_id="o1"), "4"),
    (TicketSearch(building_id="b2"), "963"),
    (TicketSearch(building_id="b1"), "875421"),
    (TicketSearch(building_id="b2", states=(TicketState.REGISTERED,)), ""),
    (TicketSearch(building_id="b2", phone=OTHER_PHONE, urgencies=(Urgency.NORMAL,)), "6"),
    (TicketSearch(phone=PHONE), "875421"),
    (TicketSearch(phone=OTHER_PHONE, categories=("lift",)), "96"),
    (TicketSearch(phone="+79990000078"), ""),
    (TicketSearch(number="7"), "7"),
    (TicketSearch(number="7", building_id="b2"), ""),
    (TicketSearch(number="77"), ""),
    (TicketSearch(registered_from=NOON + timedelta(minutes=4)), "987654"),
    (TicketSearch(registered_to=NOON + timedelta(minutes=4)), "321"),
    (TicketSearch(registered_from=NOON + timedelta(minutes=3), registered_to=NOON + timedelta(minutes=7)), "6543"),
    (TicketSearch(registered_from=LATER, registered_to=NOON), ""),
    (TicketSearch(phone=PHONE, registered_from=NOON + timedelta(minutes=5)), "875"),
    (TicketSearch(late_at=LATER), "875421"),
    (TicketSearch(late_at=NOON), ""),
]


def read_all(tickets: TicketRepository, search: TicketSearch, limit: int, *, oldest_first: bool = False) -> str:
    """The numbers of what is found, page by page."""
    seen, cursor, pages = "", "", 0
    while pages == 0 or cursor:
        page = tickets.list(
            "sosna", open_only=False, search=search, limit=limit, cursor=cursor, oldest_first=oldest_first
        )
        assert len(page.items) <= limit
        assert (page.reached is None) == (not page.cursor)
        if page.reached and page.items:
            last = page.items[-1].registered_at
            assert page.reached >= last if oldest_first else page.reached <= last
        seen += "".join(one.number for one in page.items)
        cursor, pages = page.cursor, pages + 1
        assert pages < 20
    return seen


@pytest.mark.parametrize("limit", [1, 2, 50])
@pytest.mark.parametrize(("search", "numbers"), SEARCHES, ids=map(str, range(len(SEARCHES))))
def test_what_is_looked_for_is_found_newest_first_page_by_page(
    tickets: TicketRepository, search: TicketSearch, numbers: str, limit: int
) -> None:
    fill(tickets)
    assert read_all(tickets, search, limit) == numbers
    assert read_all(tickets, search, limit, oldest_first=True) == numbers[::-1]


def test_open_ones_alone(tickets: TicketRepository) -> None:
    fill(tickets)
    for search, numbers in ((TicketSearch(building_id="b2"), ""), (TicketSearch(phone=PHONE), "875421")):
        found = tickets.list("sosna", open_only=True, search=search).items
        assert "".join(one.number for one in found) == numbers
    assert tickets.list("sosna", open_only=True, search=TicketSearch(number="3")).items == ()
    assert tickets.list("kedr", open_only=False, search=TicketSearch(number="4")).items == ()


def test_a_ticket_whose_limit_is_no_longer_due_is_not_late(tickets: TicketRepository) -> None:
    ticket = add(tickets, "1")
    first = late_from(ticket)
    assert first is not None
    just_late = TicketSearch(late_at=first + timedelta(seconds=1))
    assert tickets.list("sosna", open_only=False, search=just_late).items == (ticket,)
    assert tickets.list("sosna", open_only=False, search=TicketSearch(late_at=first)).items == ()
    paused = tuple(clock.pause(NOON + timedelta(minutes=2), "no_access", "Olga") for clock in ticket.clocks)
    assert late_from(replace(ticket, clocks=paused)) is None
    change = transition(ticket, TicketAction.DECLINE, OPERATOR, NOON + timedelta(hours=1), "nothing there")
    assert late_from(change.ticket) is None


CATALOGUE = Catalogue("1", {}, retired={"burst_pipe": {"en": "Burst pipe", "ru": "Прорвало трубу"}})
TYPED = [
    ("течёт", "54321"),  # the description of five of them
    ("ТЕЧЕТ тру", "54321"),  # all words, in any spelling and order, from the middle of a word too
    ("anna", "7654321"),
    ("anna lesnaya 12", "7654321"),
    ("anna lesnaya 6", ""),  # a ticket's own number is not looked for among other words
    ("pipe", "987654321"),  # the problem's name in the reader's language
    ("прорвало", ""),  # which is not the one in which it was asked
    ("7", "7"),  # digits: the number, a flat, or the end of a phone
    ("0077", "963"),
    ("007", ""),
    ("  ,. ", "987654321"),
]


@pytest.mark.parametrize(("typed", "numbers"), TYPED)
def test_words_are_looked_for_in_all_that_a_ticket_says(tickets: TicketRepository, typed: str, numbers: str) -> None:
    for place in range(1, 10):
        add(
            tickets,
            str(place),
            description="Течёт труба" if place < 6 else "Стучит",
            caller=Person("Anna" if place < 8 else "Boris", OTHER_PHONE if place % 3 == 0 else "+79990000001", "r2"),
            place=Place("b1", "Lesnaya ul.", flat="12"),
        )
    words = seek_words(typed, CATALOGUE, "en")
    for limit in (1, 50):
        assert read_all(tickets, TicketSearch(words=words), limit) == numbers
