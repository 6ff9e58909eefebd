"""Ten thousand open tickets are not polled: a look is a rung, or somebody who acted before one."""

import random
from datetime import timedelta

from dozor.domain.clocks import ClockKind
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.ticket import TicketAction
from tests.unit.application.trade import NOW, open_trade
from tests.unit.escalation.watch_room import WatchRoom

TICKETS = 10_000
RUNGS = (
    Rung("remind", ClockKind.ACCEPT, 300, Whom.EXECUTOR, (Means.SMS,)),
    Rung("foreman", ClockKind.ACCEPT, 600, Whom.FOREMAN, (Means.SMS,)),
    Rung("late", ClockKind.RESOLVE, 0, Whom.MANAGER, (Means.EMAIL,), from_limit=True),
)


def test_ten_thousand_open_tickets_cost_no_polls() -> None:
    chance = random.Random(416)
    trade = open_trade(rungs=RUNGS)
    room = WatchRoom(trade)
    for number in range(TICKETS):
        at = chance.randrange(3_600)
        room.after(at, lambda n=number, at=at: trade.register(f"form-{n}", now=NOW + timedelta(seconds=at)))  # type: ignore[misc]
    room.run(hours=1)
    begun = {ticket.number: ticket.registered_at for ticket in trade.tickets.all_of("zarya")}
    accepted = [number for number in begun if int(number) % 10]
    for number in accepted:
        trade.act(number, TicketAction.ACCEPT, after=timedelta(hours=1))
    room.run(days=2, hours=23)  # the limit of the work is after three days
    rungs = {(at + timedelta(seconds=after), number) for number, at in begun.items() for after in (300, 600)}
    assert len(begun) == TICKETS
    assert len(room.pages) > TICKETS
    # A look is at a rung, once; one that tells nobody is of a ticket that was accepted since the look before it.
    assert set(room.looks) <= rungs
    assert len(room.looks) == len(set(room.looks))
    assert len(room.looks) <= len(room.pages) + len(accepted)
