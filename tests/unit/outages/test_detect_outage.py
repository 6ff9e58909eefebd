"""Similar requests become one proposal, in whatever order and however often they are told."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from dozor.application.outages.act_on_outage import (
    ActOnOutage,
    Desk,
    change_outage,
    confirm_outage,
    end_outage,
    reject_outage,
)
from dozor.application.outages.detect_outage import detect_outage
from dozor.application.outages.follow_outage import follow_outage
from dozor.application.outages.gather_tickets import do_task
from dozor.application.outages.ground import Ground
from dozor.application.outages.tie_ticket import TieTicket, list_tickets, tie_ticket
from dozor.domain.building import Building
from dozor.domain.catalogue import Catalogue, OutageRule, Problem
from dozor.domain.catalogue import Scope as Reach
from dozor.domain.clocks import Urgency
from dozor.domain.errors import Conflict, Invalid
from dozor.domain.outage import Outage, OutageStage, Scope
from dozor.domain.resource import Resource
from dozor.domain.ticket import Person, Ticket, TicketAction
from dozor.events.envelope import Envelope
from tests.unit.application.trade import NOW, OPERATOR, Trade, open_trade


def problem(key: str, resource: Resource, reach: Reach = Reach.BUILDING, count: int = 3) -> Problem:
    rule = OutageRule(resource, count, 2, reach)
    return Problem(key, "water", "plumber", Urgency.URGENT, {"en": key}, {}, outage=rule)


PROBLEMS = {
    "no_cold": problem("no_cold", Resource.COLD_WATER),
    "no_hot": problem("no_hot", Resource.HOT_WATER),
    "no_water": problem("no_water", Resource.WATER),
    "blocked": problem("blocked", Resource.SEWERAGE, Reach.RISER, 2),
    "lift": problem("lift", Resource.LIFT, Reach.ENTRANCE, 2),
    "main_burst": problem("main_burst", Resource.HEATING, Reach.STREET, 2),
    "drips": Problem("drips", "water", "plumber", Urgency.NORMAL, {"en": "drips"}, {}),
}


@dataclass
class Neighbours:
    """A street: b1 and b2 with four flats on each of five floors of an entrance, b9 elsewhere."""

    trade: Trade = field(default_factory=open_trade)

    def __post_init__(self) -> None:
        self.trade.catalogue = Catalogue("1", PROBLEMS)
        houses = [("b1", "Main Street, 1"), ("b2", "Main Street, 2"), ("b9", "Side Lane, 9")]
        built = [Building("zarya", key, address, entrances=3, floors=5, flats_per_floor=4) for key, address in houses]
        self.trade.people.save_people(built, [], [])

    @property
    def ground(self) -> Ground:
        trade = self.trade
        return Ground(trade.companies, trade.people, trade.tickets, trade.outages, trade.catalogue)

    @property
    def desk(self) -> Desk:
        return Desk(self.trade.companies, self.trade.people, self.trade.outages)

    def call(self, flat: int, key: str = "no_cold", *, minutes: int = 0, **changes: Any) -> Ticket:
        """Somebody's request; nothing has looked at it yet."""
        form = {"problem": key, "flat": str(flat), "caller": Person("N", f"+7900000{flat:04}"), **changes}
        number = len(self.trade.tickets.events)
        return self.trade.register(f"form-{flat}-{key}-{number}", now=NOW + timedelta(minutes=minutes), **form).ticket

    def look(self, ticket: Ticket) -> str:
        return detect_outage(self.registered(ticket), NOW, self.ground)

    def registered(self, ticket: Ticket) -> Envelope:
        events = self.trade.tickets.events
        return next(one for one in events if one.type == "TicketRegistered" and one.subject == ticket.number)

    def outages(self) -> tuple[Outage, ...]:
        return self.trade.outages.current("zarya")

    def act(self, outage: Outage, **changes: Any) -> ActOnOutage:
        return replace(ActOnOutage("zarya", outage.id, OPERATOR, NOW + timedelta(hours=1)), **changes)

    def follow(self, times: int = 1) -> None:
        """What follows from the last event of an outage, and the batches of tickets it means."""
        events = self.trade.outages.events
        last = next(one for one in reversed(events) if one.type not in ("OutageTellingDue", "OutageTicketsDue"))
        for _ in range(times):
            follow_outage(last, self.ground)
            for batch in [one for one in events if one.type == "OutageTicketsDue"]:
                do_task(batch, NOW + timedelta(hours=1), self.ground)

    def ticket(self, ticket: Ticket) -> Ticket:
        return self.trade.tickets.get("zarya", ticket.number)


def propose(street: Neighbours, *flats: int, **changes: Any) -> tuple[Outage, list[Ticket]]:
    tickets = [street.call(flat, **changes) for flat in flats]
    for one in tickets:
        street.look(one)
    (outage,) = street.outages()
    return outage, tickets


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_in_whatever_order_and_however_often_they_are_looked_at(order: tuple[int, ...]) -> None:
    street = Neighbours()
    tickets = [street.call(flat, minutes=flat) for flat in (1, 5, 9, 2)]
    for place in (*order, *reversed(order)):
        street.look(tickets[place])
    (outage,) = street.outages()
    assert outage.tickets == ("1", "2", "3", "4")
    assert outage.scope == (Scope("b1", "Main Street, 1", ("1",)),)
    assert (outage.stage, outage.resource, outage.began_at) == (
        OutageStage.PROPOSED,
        "cold_water",
        NOW + timedelta(minutes=1),
    )


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_as_they_come_in_one_after_the_other(order: tuple[int, ...]) -> None:
    street = Neighbours()
    for flat in order:
        street.look(street.call(1 + 4 * flat, minutes=flat))
    (outage,) = street.outages()
    assert (outage.tickets, outage.scope) == (("1", "2", "3", "4"), (Scope("b1", "Main Street, 1", ("1",), ("1",)),))


def test_two_that_are_looked_at_at_once_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    street = Neighbours()
    tickets = [street.call(flat) for flat in (1, 5, 9)]
    propose_it = street.trade.outages.propose
    busy = False

    def propose_late(*given: Any) -> None:
        nonlocal busy
        if not busy:
            busy = True
            street.look(tickets[0])  # another process comes first
        propose_it(*given)

    monkeypatch.setattr(street.trade.outages, "propose", propose_late)
    street.look(tickets[2])
    (outage,) = street.outages()
    assert (outage.tickets, outage.version) == (("1", "2", "3"), 1)


@pytest.mark.parametrize(
    ("flats", "scope"),
    [
        ((1, 5, 9), Scope("b1", "Main Street, 1", ("1",), ("1",))),
        ((1, 6, 9), Scope("b1", "Main Street, 1", ("1",))),
        ((1, 5, 21), Scope("b1", "Main Street, 1")),
    ],
)
def test_a_proposal_reaches_as_far_as_its_requests(flats: tuple[int, ...], scope: Scope) -> None:
    outage, _ = propose(Neighbours(), *flats)
    assert outage.scope == (scope,)


def test_a_house_of_which_little_is_known_is_meant_as_a_whole() -> None:
    street = Neighbours()
    street.trade.people.save_people([Building("zarya", "b1", "Main Street, 1")], [], [])
    outage, _ = propose(street, 1, 5, 9)
    assert outage.scope == (Scope("b1", "Main Street, 1"),)


def test_too_few_too_far_apart_or_of_another_kind_are_none() -> None:
    street = Neighbours()
    for ticket in (street.call(1), street.call(5, minutes=90), street.call(9, minutes=150)):
        assert street.look(ticket) == "nothing"
    assert street.look(street.call(13, "no_hot")) == "nothing"
    assert street.look(street.call(2, building_id="b2")) == "nothing"
    assert street.look(street.call(17, "drips")) == "nothing"
    assert street.outages() == ()


def test_cold_hot_and_all_water_may_be_one() -> None:
    street = Neighbours()
    for ticket in (street.call(1), street.call(5, "no_hot"), street.call(9, "no_water")):
        street.look(ticket)
    (outage,) = street.outages()
    assert (outage.resource, outage.tickets) == (Resource.WATER, ("1", "2", "3"))


def test_a_blocked_riser_is_none_of_the_next_one() -> None:
    street = Neighbours()
    assert [street.look(street.call(flat, "blocked")) for flat in (1, 2)] == ["nothing", "nothing"]
    assert street.look(street.call(5, "blocked")) == "proposed"
    (outage,) = street.outages()
    assert (outage.tickets, outage.scope[0].risers) == (("1", "3"), ("1",))


def test_a_street_is_several_houses() -> None:
    street = Neighbours()
    assert street.look(street.call(1, "main_burst")) == "nothing"
    assert street.look(street.call(1, "main_burst", building_id="b9")) == "nothing"
    assert street.look(street.call(1, "main_burst", building_id="b2")) == "proposed"
    assert street.outages()[0].buildings == ("b1", "b2")


def test_what_was_rejected_is_not_proposed_again_for_the_same_requests() -> None:
    street = Neighbours()
    outage, tickets = propose(street, 1, 5, 9)
    with pytest.raises(Invalid):
        reject_outage(street.act(outage, reason=" "), street.desk)
    reject_outage(street.act(outage, reason="a pump that was tried out"), street.desk)
    assert [street.look(one) for one in tickets] == ["nothing"] * 3
    more = [street.call(flat) for flat in (13, 17)]
    assert [street.look(one) for one in more] == ["nothing"] * 2
    assert street.look(street.call(2)) == "proposed"  # three new ones
    assert street.outages()[0].tickets == ("4", "5", "6")
    with pytest.raises(Conflict):
        confirm_outage(street.act(outage), street.desk)


@pytest.mark.parametrize("times", [1, 3])
def test_what_is_confirmed_gathers_its_requests_and_ends_with_them(times: int) -> None:
    street = Neighbours()
    outage, tickets = propose(street, 1, 5, 9)
    other = street.call(2, "no_hot")
    confirm_outage(street.act(outage), street.desk)
    street.follow(times)
    assert [street.ticket(one).outage_id for one in (*tickets, other)] == [outage.id] * 3 + [""]
    late = street.call(13)
    assert [street.look(late) for _ in range(2)] == ["attached", "nothing"]
    end_outage(street.act(outage), street.desk)
    street.follow(times)
    assert [street.ticket(one).state.value for one in (*tickets, late)] == ["closed"] * 4
    assert street.ticket(other).open
    words = [one.action for one in street.trade.tickets.journal("zarya", "1")]
    assert words[-3:] == ["outage_attached", "resolve", "close"]


@pytest.mark.parametrize("times", [1, 3])
def test_requests_that_the_end_has_overtaken_end_with_it_and_later_ones_go_on(times: int) -> None:
    street = Neighbours()
    outage, tickets = propose(street, 1, 5, 9)
    confirm_outage(street.act(outage), street.desk)
    tie = TieTicket("zarya", outage.id, "2", attached=True, actor=OPERATOR, now=NOW)
    stores = (street.trade.outages, street.trade.tickets)
    tie_ticket(tie, *stores)
    tie_ticket(replace(tie, attached=False, reason="their own tap"), *stores)
    end_outage(street.act(outage), street.desk)  # before anything has followed from its confirmation
    later = street.call(13, minutes=61)
    street.follow(times)
    assert [street.ticket(one).state.value for one in (*tickets, later)] == [
        *("closed", "assigned", "closed"),
        "assigned",
    ]
    words = [one.action for one in street.trade.tickets.journal("zarya", "1")]
    assert words[-3:] == ["outage_attached", "resolve", "close"]
    told = [one for one in street.trade.outages.events if one.type == "OutageTellingDue"]
    phones = {phone for one in told for phone in one.data["phones"]}
    assert phones == {tickets[0].caller.phone, tickets[2].caller.phone}


def test_an_operator_narrows_or_widens_it() -> None:
    street = Neighbours()
    outage, tickets = propose(street, 1, 5, 21)
    other_house = street.call(1, building_id="b2")
    confirm_outage(street.act(outage, scope=(Scope("b1", entrances=("1",)), Scope("b2"))), street.desk)
    street.follow()
    assert [bool(street.ticket(one).outage_id) for one in (*tickets, other_house)] == [True, True, False, True]
    change_outage(street.act(outage, scope=(Scope("b1"),)), street.desk)
    street.follow()
    assert [bool(street.ticket(one).outage_id) for one in (*tickets, other_house)] == [True, True, True, False]


def test_who_was_untied_by_a_person_stays_untied() -> None:
    street = Neighbours()
    outage, tickets = propose(street, 1, 5, 9)
    confirm_outage(street.act(outage), street.desk)
    street.follow()
    stores = (street.trade.outages, street.trade.tickets)
    untie = TieTicket("zarya", outage.id, "2", attached=False, actor=OPERATOR, now=NOW)
    with pytest.raises(Invalid):
        tie_ticket(untie, *stores)
    tie_ticket(replace(untie, reason="their own tap"), *stores)
    street.follow(2)
    assert street.look(tickets[1]) == "nothing"
    assert [one.number for one in list_tickets("zarya", outage.id, *stores)] == ["1", "3"]
    tie_ticket(replace(untie, attached=True), *stores)
    assert [one.number for one in list_tickets("zarya", outage.id, *stores)] == ["1", "2", "3"]
    elsewhere = street.call(1, building_id="b9")
    with pytest.raises(Invalid):
        tie_ticket(replace(untie, number=elsewhere.number, attached=True), *stores)


def tie_by_hand(street: Neighbours, outage: Outage, late: Ticket) -> None:
    tie = TieTicket("zarya", outage.id, late.number, attached=True, actor=OPERATOR, now=NOW)
    with pytest.raises(Conflict):
        tie_ticket(tie, street.trade.outages, street.trade.tickets)


@pytest.mark.parametrize("tie", [lambda street, _, late: street.look(late), tie_by_hand])
def test_a_ticket_that_is_tied_just_as_the_outage_ends_goes_on_by_itself(
    monkeypatch: pytest.MonkeyPatch, tie: Callable[[Neighbours, Outage, Ticket], object]
) -> None:
    street = Neighbours()
    outage, _ = propose(street, 1, 5, 9)
    confirm_outage(street.act(outage), street.desk)
    late, save = street.call(13), street.trade.tickets.save

    def save_late(*given: Any) -> None:
        save(*given)
        monkeypatch.setattr(street.trade.tickets, "save", save)
        end_outage(street.act(outage), street.desk)

    monkeypatch.setattr(street.trade.tickets, "save", save_late)
    tie(street, outage, late)
    assert (street.ticket(late).open, street.ticket(late).outage_id) == (True, "")


def test_a_request_opened_again_is_free_for_another_outage() -> None:
    street = Neighbours()
    outage, tickets = propose(street, 1, 5, 9)
    confirm_outage(street.act(outage), street.desk)
    street.follow()
    end_outage(street.act(outage), street.desk)
    street.follow()
    street.trade.act("1", TicketAction.REOPEN, after=timedelta(hours=2), reason="it ran for a minute")
    assert street.ticket(tickets[0]).outage_id == ""
