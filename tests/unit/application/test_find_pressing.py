"""What is about to break: found however old it is, and however much came after it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.application.wallboard import find_pressing as module
from dozor.application.wallboard.find_pressing import find_pressing
from dozor.domain.escalation import NextLook
from tests.contract.samples import NOON, make_registration, make_ticket
from tests.fakes.tickets import FakeTickets


def add(tickets: FakeTickets, number: str, *, minutes: int, limit: timedelta, watched: bool = True) -> None:
    """An open ticket with one clock, whose limit lies so far from noon."""
    plain = make_ticket(number, minutes=minutes)
    clock = replace(plain.clocks[0], limit_at=NOON + limit)
    look = NextLook(1, NOON + limit) if watched else None
    tickets.add(make_registration(number, minutes=minutes, clocks=(clock,), look=look), f"key-{number}", [])


def test_an_old_ticket_that_breaks_now_is_not_hidden_by_the_latest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LATEST", 3)
    tickets = FakeTickets()
    add(tickets, "1", minutes=-3 * 24 * 60, limit=timedelta(minutes=5))
    add(tickets, "2", minutes=-3 * 24 * 60, limit=timedelta(hours=3))
    for number in range(3, 9):
        add(tickets, str(number), minutes=number, limit=timedelta(minutes=-60 - number), watched=False)
    found = find_pressing(["sosna"], NOON, tickets, 10)
    assert [one.ticket.number for one in found] == ["1", "6", "7", "8"]


def test_one_that_is_both_late_and_watched_stands_once() -> None:
    tickets = FakeTickets()
    add(tickets, "1", minutes=0, limit=timedelta(minutes=5))
    assert [one.ticket.number for one in find_pressing(["sosna"], NOON, tickets, 10)] == ["1"]
