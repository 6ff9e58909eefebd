"""JournalRepository and InspectionRepository."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from dozor.adapters.dynamodb import journal_repository
from dozor.adapters.dynamodb.contact_repository import DynamoContactRepository
from dozor.adapters.dynamodb.inspection_repository import DynamoInspectionRepository
from dozor.adapters.dynamodb.journal_repository import DynamoJournalRepository
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.domain.journal_check import Wrong, check_chain
from dozor.domain.people import SYSTEM
from dozor.domain.seal import FIRST, Head, Seal, Span, make_seal
from dozor.domain.ticket import Ticket, TicketAction, assign, transition
from dozor.ports.contacts import ContactRepository, DutyChange
from dozor.ports.journal import InspectionRepository, JournalRepository
from dozor.ports.tickets import TicketRepository
from tests.contract.samples import NOON, OLGA, end, make_contact, make_duty, make_registration
from tests.contract.table import TABLE
from tests.fakes.contacts import FakeContacts
from tests.fakes.journal import FakeInspections, FakeJournal
from tests.fakes.tickets import FakeTickets

DAY = Span(date(2026, 3, 14), NOON.replace(hour=0, minute=0, second=0, microsecond=0), NOON + timedelta(hours=11))


@dataclass
class Kept:
    """What is kept, as four repositories see it."""

    tickets: TicketRepository
    contacts: ContactRepository
    journal: JournalRepository
    inspections: InspectionRepository

    def add(self, number: str, *, minutes: int = 0, **changes: object) -> Ticket:
        change = make_registration(number, minutes=minutes, **changes)
        self.tickets.add(change, f"key-{number}-{change.ticket.company}", [])
        return change.ticket

    def decline(self, ticket: Ticket, *, minutes: int = 0) -> Ticket:
        change = transition(ticket, TicketAction.DECLINE, OLGA, NOON + timedelta(minutes=minutes), "not ours")
        self.tickets.save(change, [])
        return change.ticket


@pytest.fixture(params=["fake", "dynamodb"])
def kept(request: pytest.FixtureRequest) -> Kept:
    if request.param == "fake":
        tickets, contacts = FakeTickets(), FakeContacts()
        return Kept(tickets, contacts, FakeJournal(tickets), FakeInspections(tickets, contacts))
    table = request.getfixturevalue("table")
    return Kept(
        DynamoTicketRepository(table),
        DynamoContactRepository(table),
        DynamoJournalRepository(table),
        DynamoInspectionRepository(table),
    )


def head(ticket: Ticket) -> Head:
    return Head(ticket.number, ticket.version, ticket.journal_head)


def test_the_heads_of_a_time_are_the_last_entries_within_it(kept: Kept) -> None:
    first, second = kept.add("10"), kept.add("9", minutes=1)
    kept.add("1", company="kedr")
    later = kept.decline(first, minutes=30)

    def heads(begin: int, end: int) -> tuple[Head, ...]:
        return kept.journal.heads("sosna", NOON + timedelta(minutes=begin), NOON + timedelta(minutes=end))

    assert heads(0, 1) == (head(first),)
    assert heads(0, 30) == (head(first), head(second))
    assert heads(0, 31) == (head(later), head(second))
    assert heads(30, 31) == (head(later),)
    assert heads(31, 60) == ()


def test_a_time_that_touches_three_days_of_utc_is_read_whole(kept: Kept) -> None:
    tickets = [kept.add(str(number), minutes=number * 24 * 60) for number in (1, 2, 3)]
    begin, last = NOON + timedelta(days=1), NOON + timedelta(days=3)
    assert kept.journal.heads("sosna", begin, last) == (head(tickets[0]), head(tickets[1]))


def test_a_chain_comes_with_what_its_ticket_says_of_it(kept: Kept) -> None:
    registered = make_registration()
    change = registered.then(assign(registered.ticket, "e1", "Пётр", SYSTEM, NOON, "on shift"))
    kept.tickets.add(change, "key", [])
    chain = kept.journal.chain("sosna", "1")
    assert (chain.entries, chain.version, chain.head) == (change.entries, 2, change.ticket.journal_head)
    assert list(check_chain("1", chain.entries)) == []
    assert kept.journal.chain("sosna", "2").entries == kept.journal.chain("kedr", "1").entries == ()
    assert kept.journal.chain("sosna", "2").version == 0


def test_a_company_begins_with_its_first_ticket_open_or_ended(kept: Kept) -> None:
    assert kept.journal.began_at("sosna") is None
    ticket = kept.add("2", minutes=5)
    kept.add("3", minutes=6)
    assert kept.journal.began_at("sosna") == NOON + timedelta(minutes=5)
    kept.decline(ticket, minutes=9)
    assert kept.journal.began_at("sosna") == NOON + timedelta(minutes=5)


def test_a_seal_is_kept_once_with_its_heads(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_repository, "HEADS_IN_A_PART", 2)
    heads = tuple(Head(str(number), 3, f"{number:064d}") for number in range(1, 6))
    seal = make_seal("sosna", DAY, heads, FIRST)
    other = make_seal("sosna", DAY, heads[:4], FIRST)
    assert kept.journal.add_seal(seal, heads) == seal
    assert kept.journal.add_seal(seal, heads) == seal
    assert kept.journal.add_seal(other, heads[:4]) == seal
    assert kept.journal.last_seal("sosna") == seal
    assert kept.journal.sealed_heads(seal) == heads
    assert kept.journal.last_seal("kedr") is None


def test_seals_are_found_by_their_days(kept: Kept) -> None:
    made: list[Seal] = []
    for day in range(1, 6):
        span = replace(DAY, day=date(2026, 3, day))
        made.append(kept.journal.add_seal(make_seal("sosna", span, (), made[-1].hash if made else FIRST), ()))
    assert kept.journal.seals("sosna", date(2026, 3, 2), date(2026, 3, 4)) == tuple(made[1:4])
    assert kept.journal.seals("sosna", date.min, date(2026, 3, 1)) == (made[0],)
    assert kept.journal.last_seal("sosna") == made[-1]
    assert kept.journal.sealed_heads(made[0]) == ()


def test_a_month_is_read_open_and_ended_oldest_first(kept: Kept) -> None:
    old, ended, new = kept.add("1"), kept.add("2", minutes=1), kept.add("3", minutes=2)
    ended = kept.decline(ended, minutes=3)
    assert kept.inspections.tickets("sosna", NOON, NOON + timedelta(minutes=3)) == (old, ended, new)
    assert kept.inspections.tickets("sosna", NOON, NOON + timedelta(minutes=2)) == (old, ended)
    assert kept.inspections.tickets("kedr", NOON, NOON + timedelta(minutes=2)) == ()


def test_contacts_of_a_time_and_what_hangs_on_them(kept: Kept) -> None:
    first, second = end(make_contact("c1")), end(make_contact("c2", minutes=5))
    duty = make_duty("c1")
    kept.contacts.settle(first, None, [DutyChange(duty)])
    kept.contacts.settle(second, None)
    found = kept.inspections
    assert found.contacts("sosna", NOON, NOON + timedelta(minutes=6)) == (first, second)
    assert found.contacts("sosna", NOON, NOON + timedelta(minutes=5)) == (first,)
    assert found.contacts_by_id("sosna", ["c2", "c9", "c2"]) == (second,)
    assert found.duties_of_contacts("sosna", ["c1", "c2"]) == (duty,)
    assert found.contacts_by_id("sosna", []) == ()
    assert found.duties_of_contacts("kedr", ["c1"]) == ()


def test_an_entry_that_cannot_be_read_any_more_is_told_in_its_place(table: Any) -> None:
    tickets, journal = DynamoTicketRepository(table), DynamoJournalRepository(table)
    tickets.add(make_registration(), "key", [])
    table._client.update_item(
        TableName=TABLE,
        Key={"PK": {"S": "sosna#TICKET#1"}, "SK": {"S": "ENTRY#000001"}},
        UpdateExpression="REMOVE actor, ticket, #position SET #at = :at",
        ExpressionAttributeNames={"#at": "at", "#position": "position"},
        ExpressionAttributeValues={":at": {"S": "yesterday"}},
    )
    assert [one.ticket for one in journal.heads("sosna", NOON, NOON + timedelta(minutes=1))] == ["1"]
    (fault,) = check_chain("1", journal.chain("sosna", "1").entries)
    assert (fault.wrong, fault.position) == (Wrong.ALTERED, 1)
