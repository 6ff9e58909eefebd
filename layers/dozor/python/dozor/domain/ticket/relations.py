"""Ties between tickets: related ones, and duplicates merged into the one that lives on. Both sides know, in one write."""

from dataclasses import dataclass, replace
from datetime import datetime

from dozor.domain.errors import Conflict, FieldProblem, Invalid
from dozor.domain.people import Actor
from dozor.domain.ticket.change import Change, transition
from dozor.domain.ticket.entity import Ticket
from dozor.domain.ticket.parts import Merger, Relation, RelationKind, Watcher
from dozor.domain.ticket.states import TicketAction

FREE_KINDS = (RelationKind.RELATED, RelationKind.FOLLOWS, RelationKind.FOLLOWED_BY)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tickets changed together, to be written in one transaction."""

    one: Change
    other: Change


def relate(
    ticket: Ticket, other: Ticket, kind: RelationKind, actor: Actor, at: datetime, reason: str = ""
) -> Pair | None:
    """Tie two tickets; None when they are tied so already. kind: what `other` is to `ticket`."""
    _check(ticket, other, kind)
    if Relation(kind, other.number) in ticket.relations:
        return None
    return Pair(
        _tie(ticket, other.number, kind, TicketAction.RELATE, actor, at, reason),
        _tie(other, ticket.number, kind.other_side, TicketAction.RELATE, actor, at, reason),
    )


def unrelate(
    ticket: Ticket, other: Ticket, kind: RelationKind, actor: Actor, at: datetime, reason: str = ""
) -> Pair | None:
    """Loose that tie; None when there is none."""
    _check(ticket, other, kind)
    if Relation(kind, other.number) not in ticket.relations:
        return None
    return Pair(
        _tie(ticket, other.number, kind, TicketAction.UNRELATE, actor, at, reason),
        _tie(other, ticket.number, kind.other_side, TicketAction.UNRELATE, actor, at, reason),
    )


def merge(duplicate: Ticket, survivor: Ticket, actor: Actor, at: datetime, reason: str = "") -> Pair:
    """The duplicate ends, with its clocks; whoever asked for it is told with the survivor from now on.

    Raises Invalid (itself), Conflict (the survivor is over), IllegalTransition (the duplicate is).
    """
    if duplicate.number == survivor.number:
        raise Invalid([FieldProblem("into", "A ticket cannot be tied to itself.")])
    if not survivor.open:
        raise Conflict("Request {number} is over: merge into one that somebody still works at.", number=survivor.number)
    before = Merger(survivor.number, duplicate.state, duplicate.clocks)
    details = {"into": survivor.number, "state": duplicate.state.value}
    ended = transition(duplicate, TicketAction.MERGE, actor, at, reason, details)
    told = _watch(survivor, duplicate)
    return Pair(
        replace(
            ended,
            ticket=_with_tie(_as_it_was(ended.ticket, duplicate, before), survivor.number, RelationKind.DUPLICATE_OF),
        ),
        _tie(told, duplicate.number, RelationKind.HAS_DUPLICATE, TicketAction.RELATE, actor, at, reason),
    )


def unmerge(duplicate: Ticket, survivor: Ticket, actor: Actor, at: datetime, reason: str = "") -> Pair:
    """Undo that: the duplicate is what it was, its clocks have never stopped, and its watch begins anew.

    survivor: as `duplicate.merged.into` says, in whatever state.
    """
    was = duplicate.merged
    details = {"from": survivor.number}
    change = transition(duplicate, TicketAction.UNMERGE, actor, at, reason, details, to=was.state if was else None)
    again = change.ticket if was is None else replace(change.ticket, clocks=was.clocks, merged=None)
    loose = _without_tie(replace(again, generation=again.generation + 1), survivor.number, RelationKind.DUPLICATE_OF)
    watchers = tuple(one for one in survivor.watchers if one.for_ticket != duplicate.number)
    untold = replace(survivor, watchers=watchers)
    return Pair(
        replace(change, ticket=loose),
        _tie(untold, duplicate.number, RelationKind.HAS_DUPLICATE, TicketAction.UNRELATE, actor, at, reason),
    )


def _check(ticket: Ticket, other: Ticket, kind: RelationKind) -> None:
    if ticket.number == other.number:
        raise Invalid([FieldProblem("ticket", "A ticket cannot be tied to itself.")])
    if kind not in FREE_KINDS:
        raise Invalid([FieldProblem("kind", "Duplicates are tied by merging, and loosed by undoing that.")])


def _tie(
    ticket: Ticket, number: str, kind: RelationKind, action: TicketAction, actor: Actor, at: datetime, reason: str
) -> Change:
    tied = _with_tie(ticket, number, kind) if action is TicketAction.RELATE else _without_tie(ticket, number, kind)
    return transition(tied, action, actor, at, reason, {"ticket": number, "kind": kind.value})


def _with_tie(ticket: Ticket, number: str, kind: RelationKind) -> Ticket:
    return replace(ticket, relations=(*ticket.relations, Relation(kind, number)))


def _without_tie(ticket: Ticket, number: str, kind: RelationKind) -> Ticket:
    return replace(ticket, relations=tuple(one for one in ticket.relations if one != Relation(kind, number)))


def _as_it_was(ended: Ticket, duplicate: Ticket, before: Merger) -> Ticket:
    """What a deferral or a hand-over said stays, for the duplicate may become that again."""
    return replace(ended, merged=before, deferred_until=duplicate.deferred_until, hand_over=duplicate.hand_over)


def _watch(survivor: Ticket, duplicate: Ticket) -> Ticket:
    caller = duplicate.caller
    theirs = [one for one in duplicate.watchers if one.address]
    told = [Watcher(caller.phone, caller.name, caller.language)] if caller.phone else []
    new = tuple(replace(one, for_ticket=duplicate.number) for one in (*told, *theirs))
    return replace(survivor, watchers=survivor.watchers + new)
