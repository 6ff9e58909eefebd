"""TicketRepository."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.contact_repository import DynamoContactRepository
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.domain.clocks import ClockKind
from dozor.domain.duty import DutyKind
from dozor.domain.errors import Conflict, DutyWaits, Invalid, KeyReused, NotFound
from dozor.domain.escalation import NextLook
from dozor.domain.journal_check import check_chain
from dozor.domain.people import SYSTEM
from dozor.domain.telling import Telling
from dozor.domain.ticket import Change, Place, Ticket, TicketAction, assign, transition
from dozor.ports.contacts import ContactRepository, DutyChange
from dozor.ports.tickets import TicketRepository
from tests.contract.samples import NOON, OLGA, PHONE, make_duty, make_registration
from tests.fakes.contacts import FakeContacts
from tests.fakes.tickets import FakeTickets


@pytest.fixture(params=["fake", "dynamodb"])
def tickets(request: pytest.FixtureRequest) -> TicketRepository:
    if request.param == "fake":
        return FakeTickets()
    return DynamoTicketRepository(request.getfixturevalue("table"))


def add(tickets: TicketRepository, number: str, *, minutes: int = 0, **changes: object) -> Ticket:
    change = make_registration(number, minutes=minutes, **changes)
    tickets.add(change, f"key-{number}-{change.ticket.company}", [])
    return change.ticket


def decline(ticket: Ticket) -> Change:
    return transition(ticket, TicketAction.DECLINE, OLGA, NOON, "not ours")


def test_numbers_are_counted_by_company(tickets: TicketRepository) -> None:
    assert [tickets.next_number("sosna") for _ in range(3)] == ["1", "2", "3"]
    assert tickets.next_number("kedr") == "1"


def test_a_ticket_comes_back_as_it_was_added(tickets: TicketRepository) -> None:
    registered = make_registration()
    change = registered.then(assign(registered.ticket, "e1", "Пётр", SYSTEM, NOON, "on shift"))
    tickets.add(change, "key", [])
    assert tickets.get("sosna", "1") == change.ticket
    assert tickets.journal("sosna", "1") == change.entries
    assert tickets.find_by_key("sosna", "key") == change.ticket


def test_several_are_read_at_once_and_what_is_not_there_is_left_out(tickets: TicketRepository) -> None:
    one, two = add(tickets, "1"), add(tickets, "2")
    assert sorted(tickets.several("sosna", ["2", "9", "1"]), key=lambda found: found.number) == [one, two]
    assert (tickets.several("sosna", []), tickets.several("kedr", ["1"])) == ((), ())


def test_a_chain_is_still_whole_when_it_is_read_again(tickets: TicketRepository) -> None:
    ticket = add(tickets, "1")
    tickets.save(decline(ticket), [])
    entries = tickets.journal("sosna", "1")
    assert len(entries) == 2
    assert list(check_chain("1", entries)) == []


def test_what_is_another_companys_is_not_found(tickets: TicketRepository) -> None:
    add(tickets, "1")
    with pytest.raises(NotFound):
        tickets.get("kedr", "1")
    assert tickets.find_by_key("kedr", "key-1-sosna") is None
    assert tickets.journal("kedr", "1") == ()
    assert tickets.open_by_phone("kedr", PHONE) == ()
    assert tickets.list("kedr", open_only=False).items == ()


def test_a_key_makes_one_ticket(tickets: TicketRepository) -> None:
    first = make_registration("1")
    tickets.add(first, "key", [])
    with pytest.raises(Conflict):
        tickets.add(make_registration("2"), "key", [])
    with pytest.raises(NotFound):
        tickets.get("sosna", "2")
    assert tickets.journal("sosna", "2") == ()
    assert tickets.find_by_key("sosna", "key") == first.ticket


def test_a_number_is_one_ticket(tickets: TicketRepository) -> None:
    first = make_registration("1")
    tickets.add(first, "key", [])
    with pytest.raises(Conflict):
        tickets.add(make_registration("1", minutes=1), "another key", [])
    assert tickets.get("sosna", "1") == first.ticket
    assert tickets.find_by_key("sosna", "another key") is None


def test_of_two_who_change_the_same_version_one_is_refused(tickets: TicketRepository) -> None:
    ticket = add(tickets, "1")
    one = assign(ticket, "e1", "Пётр", SYSTEM, NOON, "on shift")
    tickets.save(one, [])
    with pytest.raises(Conflict):
        tickets.save(decline(ticket), [])
    assert tickets.get("sosna", "1") == one.ticket
    assert tickets.journal("sosna", "1")[1:] == one.entries


def test_a_change_of_several_steps_is_one_change(tickets: TicketRepository) -> None:
    ticket = add(tickets, "1")
    assigned = assign(ticket, "e1", "Пётр", SYSTEM, NOON, "on shift")
    both = assigned.then(transition(assigned.ticket, TicketAction.ACCEPT, OLGA, NOON))
    tickets.save(both, [])
    assert tickets.get("sosna", "1") == both.ticket
    assert [entry.action for entry in tickets.journal("sosna", "1")] == ["register", "assign", "accept"]


def test_a_ticket_that_is_not_there_cannot_be_changed(tickets: TicketRepository) -> None:
    with pytest.raises(Conflict):
        tickets.save(decline(make_registration().ticket), [])


def test_told_rungs_and_stopped_clocks_are_kept(tickets: TicketRepository) -> None:
    telling = Telling("foreman", ClockKind.ACCEPT, NOON, ("sms:+79000000001",), stood_in=True)
    ticket = replace(add(tickets, "1"), told=frozenset({"foreman", "executor"}), tellings=(telling,))
    change = decline(ticket)
    tickets.save(change, [])
    assert tickets.get("sosna", "1").told == {"foreman", "executor"}
    assert tickets.get("sosna", "1").tellings == (telling,)
    assert tickets.get("sosna", "1").clocks == change.ticket.clocks


def test_open_tickets_of_a_phone_are_newest_first(tickets: TicketRepository) -> None:
    old, new = add(tickets, "1"), add(tickets, "2", minutes=1)
    add(tickets, "3", caller=replace(old.caller, phone="+79990000009"))
    assert tickets.open_by_phone("sosna", PHONE) == (new, old)
    tickets.save(decline(new), [])
    assert tickets.open_by_phone("sosna", PHONE) == (old,)


def test_open_tickets_of_a_building_since_a_moment(tickets: TicketRepository) -> None:
    old, new = add(tickets, "1"), add(tickets, "2", minutes=5)
    add(tickets, "3", place=Place("b9", "Лесная ул., 9"))
    assert tickets.open_in_building("sosna", "b1") == (old, new)
    assert tickets.open_in_building("sosna", "b1", NOON + timedelta(minutes=5)) == (new,)
    assert tickets.open_in_building("kedr", "b1") == ()
    tickets.save(decline(new), [])
    assert tickets.open_in_building("sosna", "b1") == (old,)


def test_a_key_that_has_made_a_ticket_of_another_form_is_told(tickets: TicketRepository) -> None:
    change = make_registration("1")
    tickets.add(change, "key", [], digest="one form")
    assert tickets.find_by_key("sosna", "key", "one form") == tickets.find_by_key("sosna", "key") == change.ticket
    with pytest.raises(KeyReused):
        tickets.find_by_key("sosna", "key", "another form")
    assert tickets.find_by_key("sosna", "another key", "another form") is None


def test_ended_tickets_leave_the_list_of_the_open_ones(tickets: TicketRepository) -> None:
    first, second = add(tickets, "1"), add(tickets, "2", minutes=1)
    declined = decline(first)
    tickets.save(declined, [])
    assert tickets.list("sosna", open_only=True).items == (second,)
    assert tickets.list("sosna", open_only=False).items == (second, declined.ticket)


@pytest.mark.parametrize("open_only", [True, False])
def test_a_list_is_read_page_by_page_newest_first(tickets: TicketRepository, open_only: bool) -> None:
    for place in range(1, 8):
        ticket = add(tickets, str(place), minutes=place)
        if not open_only and place % 2:
            tickets.save(decline(ticket), [])
    seen: list[str] = []
    cursor, sizes = "", []
    while True:
        page = tickets.list("sosna", open_only=open_only, limit=3, cursor=cursor)
        seen += [ticket.number for ticket in page.items]
        sizes.append(len(page.items))
        if not page.cursor:
            break
        cursor = page.cursor
    assert seen == ["7", "6", "5", "4", "3", "2", "1"]
    assert sizes == [3, 3, 1]


def test_tickets_of_the_same_moment_are_in_the_order_of_their_numbers(tickets: TicketRepository) -> None:
    for number in ("9", "10", "8"):
        add(tickets, number)
    assert [ticket.number for ticket in tickets.list("sosna", open_only=True).items] == ["10", "9", "8"]


def test_a_ticket_that_ends_between_two_pages_is_seen_once(tickets: TicketRepository) -> None:
    added = [add(tickets, str(place), minutes=place) for place in range(1, 5)]
    first = tickets.list("sosna", open_only=False, limit=2)
    for ticket in added:
        tickets.save(decline(ticket), [])
    second = tickets.list("sosna", open_only=False, limit=2, cursor=first.cursor)
    assert [ticket.number for ticket in (*first.items, *second.items)] == ["4", "3", "2", "1"]


def test_a_page_that_is_just_full_is_the_last(tickets: TicketRepository) -> None:
    add(tickets, "1")
    add(tickets, "2", minutes=1)
    assert tickets.list("sosna", open_only=True, limit=2).cursor == ""


@pytest.mark.parametrize("cursor", ["яблоко", "a", "/w=="])
def test_a_cursor_of_nobodys_is_refused(tickets: TicketRepository, cursor: str) -> None:
    with pytest.raises(Invalid, match="cursor"):
        tickets.list("sosna", open_only=True, cursor=cursor)


def test_times_keep_their_microseconds(tickets: TicketRepository) -> None:
    add(tickets, "1")
    assert tickets.get("sosna", "1").registered_at == NOON
    assert tickets.get("sosna", "1").planned_at - NOON == timedelta(hours=2)


# --- a ticket made of a call that left a duty ------------------------------------------------------------------------------
@pytest.fixture(params=["fake", "dynamodb"])
def desk(request: pytest.FixtureRequest) -> tuple[TicketRepository, ContactRepository]:
    """Tickets, and the duties of the same table."""
    if request.param == "fake":
        contacts = FakeContacts()
        return FakeTickets(contacts), contacts
    table = request.getfixturevalue("table")
    return DynamoTicketRepository(table), DynamoContactRepository(table)


Desk = tuple[TicketRepository, ContactRepository]


@pytest.mark.parametrize("kind", [DutyKind.CALLBACK, DutyKind.VOICEMAIL])
def test_a_duty_that_waits_must_be_written_with_the_ticket(desk: Desk, kind: DutyKind) -> None:
    tickets, contacts = desk
    duty = replace(make_duty(), kind=kind)
    contacts.add_duty(DutyChange(duty))
    change = make_registration(contact_id="c1")
    with pytest.raises(DutyWaits):
        tickets.add(change, "key", [])
    assert tickets.find_by_key("sosna", "key") is None
    done = duty.finish(SYSTEM, NOON, "Request 1")
    tickets.add(change, "key", [], DutyChange(done))
    assert contacts.duty("sosna", "c1") == done
    assert tickets.get("sosna", "1") == change.ticket


def test_a_duty_that_changed_meanwhile_is_not_overwritten(desk: Desk) -> None:
    tickets, contacts = desk
    duty = make_duty()
    contacts.add_duty(DutyChange(duty))
    counted = duty.again("c2")
    contacts.save_duty(DutyChange(counted))
    with pytest.raises(DutyWaits):
        tickets.add(make_registration(contact_id="c1"), "key", [], DutyChange(duty.finish(SYSTEM, NOON, "Request 1")))
    assert contacts.duty("sosna", "c1") == counted


def test_what_is_no_matter_of_a_ticket_or_done_already_stays_as_it_is(desk: Desk) -> None:
    tickets, contacts = desk
    mark = replace(make_duty(), kind=DutyKind.QUALITY)
    contacts.add_duty(DutyChange(mark))
    tickets.add(make_registration("1", contact_id="c1"), "key-1", [])
    done = mark.finish(SYSTEM, NOON, "heard")
    contacts.save_duty(DutyChange(done))
    tickets.add(make_registration("2", contact_id="c1"), "key-2", [])
    tickets.add(make_registration("3", contact_id="c9"), "key-3", [])
    assert contacts.duty("sosna", "c1") == done


def test_a_form_saved_twice_is_a_conflict_and_not_a_duty(desk: Desk) -> None:
    tickets, contacts = desk
    tickets.add(make_registration("1", contact_id="c1"), "key", [])
    contacts.add_duty(DutyChange(make_duty()))
    with pytest.raises(Conflict) as refused:
        tickets.add(make_registration("2", contact_id="c1"), "key", [])
    assert not isinstance(refused.value, DutyWaits)


def test_the_open_tickets_whose_watch_is_overdue_are_found_by_number_the_most_overdue_first(
    tickets: TicketRepository,
) -> None:
    looks = {"1": NextLook(1, NOON), "2": NextLook(1, NOON - timedelta(hours=1)), "3": NextLook(1), "4": None}
    added = {number: add(tickets, number, look=look) for number, look in looks.items()}
    add(tickets, "5", company="kedr", look=NextLook(1, NOON - timedelta(days=1)))
    assert tickets.watched_before("sosna", NOON + timedelta(seconds=1)) == ("2", "1")
    assert tickets.watched_before("sosna", NOON) == ("2",)
    tickets.save(decline(added["2"]), [])
    assert tickets.watched_before("sosna", NOON) == ()
