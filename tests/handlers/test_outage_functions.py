"""From neighbours who call to an outage, and to its end: the functions as queues feed them."""

from typing import Any

import pytest

from dozor.application.outages.act_on_outage import ActOnOutage, Desk, confirm_outage, end_outage
from dozor.bootstrap import stores
from dozor.domain.outage import Outage, OutageStage
from dozor.domain.ticket import Person, Ticket, TicketState
from dozor.events import outbox
from dozor.events.envelope import Envelope
from functions.send_notification.handler import handler as send_notification
from functions.tell_outage.handler import handler as tell_outage
from functions.watch_outages.handler import handler as watch_outages
from tests.handlers.documents import event_batch, failed_in
from tests.handlers.house import OLGA, House

READERS = {
    "watch_outages": (
        watch_outages,
        {"TicketRegistered", "OutageEntered", "OutageConfirmed", "OutageChanged", "OutageEnded", "OutageTicketsDue"},
    ),
    "tell_outage": (tell_outage, {"OutageTellingDue"}),
    "send_notification": (send_notification, {"TicketRegistered", "TicketDone", "TicketClosed"}),
}


class Bus:
    """What is in the outboxes goes to whom it concerns, each event twice."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._told: set[str] = set()

    def run(self) -> None:
        while new := [one for one in self._published() if one.id not in self._told]:
            self._told |= {one.id for one in new}
            for handler, types in READERS.values():
                concerned = [one for one in new if one.type in types]
                if concerned:
                    assert failed_in(handler(event_batch(*concerned, *concerned), None)) == []

    def _published(self) -> list[Envelope]:
        found = [outbox.unpack(item[outbox.ATTRIBUTE]) for item in self._house.items() if outbox.ATTRIBUTE in item]
        return sorted(found, key=lambda one: (one.time, one.sequence))


def register(house: House, flat: int, **changes: Any) -> Ticket:
    person = Person("Somebody", f"+7999000{flat:04}", language="ru")
    return house.register(f"form-{flat:05}", problem="no_cold_water", flat=str(flat), caller=person, **changes)


def desk() -> Desk:
    return Desk(stores.companies(), stores.people(), stores.outages())


def the_outage() -> Outage:
    (outage,) = stores.outages().current("sosna")
    return outage


def told(house: House, words: str) -> list[str]:
    return sorted(phone for phone, text in house.sms() if words in text)


def test_three_neighbours_make_a_proposal_and_its_end_tells_each_once(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    bus = Bus(house)
    tickets = [register(house, flat) for flat in (1, 2, 3)]
    bus.run()
    proposal = the_outage()
    assert (proposal.stage, proposal.resource, proposal.tickets) == (
        OutageStage.PROPOSED,
        "cold_water",
        ("1", "2", "3"),
    )
    assert told(house, "нет холодной воды") == []

    confirm_outage(ActOnOutage("sosna", proposal.id, OLGA, house.clock.now()), desk())
    bus.run()
    assert {stores.tickets().get("sosna", one.number).outage_id for one in tickets} == {proposal.id}
    phones = sorted(one.caller.phone for one in tickets)
    assert told(house, "нет холодной воды") == phones

    late = register(house, 4)
    bus.run()
    assert stores.tickets().get("sosna", late.number).outage_id == proposal.id

    end_outage(ActOnOutage("sosna", proposal.id, OLGA, house.clock.now()), desk())
    bus.run()
    for one in (*tickets, late):
        assert stores.tickets().get("sosna", one.number).state is TicketState.CLOSED
        journal = stores.tickets().journal("sosna", one.number)
        last = journal[-2:]
        assert [(entry.action, entry.actor.kind, entry.details["outage_id"]) for entry in last] == [
            ("resolve", "system", proposal.id),
            ("close", "system", proposal.id),
        ]
    assert told(house, "снова есть холодная вода") == [*phones, late.caller.phone]
    logged = capsys.readouterr().out
    assert "outage_over" in logged
    assert not [phone for phone in phones if phone[1:] in logged]
    assert told(house, "выполнена") == []  # the request's own message would say the same again


def test_a_problem_of_one_flat_makes_no_outage(house: House) -> None:
    bus = Bus(house)
    for flat in (1, 2, 3, 4, 5):
        house.register(f"form-{flat:05}", problem="mixer_drips", flat=str(flat))
    bus.run()
    assert stores.outages().current("sosna") == ()
