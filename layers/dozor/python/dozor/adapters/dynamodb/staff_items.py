"""A company's executors, their absences and what they have in hand: one partition, so all of it is one query.

Whether a ticket is in somebody's hands is an item of its own, written in the ticket's own transaction: it can never disagree
with the ticket, and of many tickets given to one executor at the same moment none waits for another, as they would with
a counter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, Plain, to_entity, to_item
from dozor.adapters.dynamodb.items import make_item
from dozor.domain.absence import Absence
from dozor.domain.people import Executor
from dozor.domain.staff import IN_HAND, Staff, holder_of
from dozor.domain.ticket import TRANSITIONS, Change, Ticket, TicketAction

if TYPE_CHECKING:
    from dozor.adapters.dynamodb.table import Table

EXECUTOR, ABSENCE, HOLDING = "executor", "absence", "holding"


def executor_item(one: Executor) -> Item:
    """The executor without the absences, which are items of their own."""
    return make_item(EXECUTOR, keys.executor(one.company, one.id), {}, replace(one, absences=()))


def absence_item(company: str, executor_id: str, absence: Absence) -> Item:
    """One absence."""
    named = {"company": company, "executor_id": executor_id}
    return make_item(ABSENCE, keys.absence(company, executor_id, absence.id), {}, absence) | to_item(named)


def holding_item(company: str, ticket: str, executor_id: str) -> Item:
    """A ticket in somebody's hands."""
    plain = {"item": HOLDING, "company": company, "ticket": ticket, "executor_id": executor_id}
    return to_item({**keys.holding(company, ticket), **plain})


def read_staff(found: Iterable[Plain]) -> Staff:
    """The staff that these items are."""
    by_kind: dict[str, list[Plain]] = {EXECUTOR: [], ABSENCE: [], HOLDING: []}
    for plain in found:
        by_kind[plain["item"]].append(plain)
    absences: dict[str, list[Absence]] = {}
    for plain in by_kind[ABSENCE]:
        absences.setdefault(plain["executor_id"], []).append(to_entity(plain, Absence))
    executors = (to_entity(plain, Executor) for plain in by_kind[EXECUTOR])
    complete = (replace(one, absences=_in_order(absences.get(one.id, ()))) for one in executors)
    holdings = {plain["ticket"]: plain["executor_id"] for plain in by_kind[HOLDING]}
    return Staff(tuple(sorted(complete, key=lambda one: one.id)), holdings)


def write_holding(table: Table, change: Change) -> Sequence[dict[str, Any]]:
    """What a ticket's transaction writes of whose hands it is in; nothing when the change cannot have moved it."""
    ticket = change.ticket
    if not any(_may_move(entry.action) for entry in change.entries):
        return ()
    if not holder_of(ticket) and any(entry.action == TicketAction.REGISTER for entry in change.entries):
        return ()  # a new ticket was in nobody's hands before
    return (settle_holding(table, ticket),)


def settle_holding(table: Table, ticket: Ticket) -> dict[str, Any]:
    """The write after which it is known in whose hands the ticket is, or that it is in nobody's."""
    holder = holder_of(ticket)
    if holder:
        return table.put_of(holding_item(ticket.company, ticket.number, holder))
    return table.delete_of(keys.holding(ticket.company, ticket.number))


def _may_move(action: str) -> bool:
    """Whether such a step may put a ticket into somebody's hands or take it out: the table of transitions tells."""
    row = TRANSITIONS.get(TicketAction(action)) if action in _ACTIONS else None
    if row is None:
        return action == TicketAction.REGISTER
    if action == TicketAction.ASSIGN:
        return True
    targets = set(row.targets)
    inside = bool(targets) and targets <= IN_HAND and row.sources <= IN_HAND
    outside = bool(targets) and not targets & IN_HAND and not row.sources & IN_HAND
    return bool(targets) and not inside and not outside


_ACTIONS = frozenset(TicketAction)


def _in_order(absences: Iterable[Absence]) -> tuple[Absence, ...]:
    return tuple(sorted(absences, key=lambda absence: (absence.starts_at, absence.id)))
