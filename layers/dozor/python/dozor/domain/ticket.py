"""The ticket: what a resident asked for, what is allowed to happen to it, and the entry each step leaves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from dozor.domain.clocks import Clock, ClockKind, Urgency
from dozor.domain.errors import IllegalTransition
from dozor.domain.journal import GENESIS, JournalEntry
from dozor.domain.people import Actor


class TicketState(StrEnum):
    """Where a ticket stands."""

    REGISTERED = "registered"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CLOSED = "closed"
    DEFERRED = "deferred"
    HANDED_OVER = "handed_over"
    DECLINED = "declined"
    REOPENED = "reopened"
    MERGED = "merged"


class TicketAction(StrEnum):
    """What somebody does to a ticket; also the journal's word for it."""

    REGISTER = "register"
    ASSIGN = "assign"
    ACCEPT = "accept"
    START = "start"
    FINISH = "finish"
    CLOSE = "close"
    DEFER = "defer"
    HAND_OVER = "hand_over"
    DECLINE = "decline"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: from which states an action is possible, where it leads, which clocks it stops."""

    sources: frozenset[TicketState]
    target: TicketState
    stops: tuple[ClockKind, ...] = ()
    needs_reason: bool = False


_S = TicketState
_C = ClockKind
_ALL_CLOCKS = tuple(ClockKind)
_WAITING = frozenset({_S.REGISTERED, _S.ASSIGNED, _S.REOPENED, _S.DEFERRED})
_AT_WORK = frozenset({_S.ASSIGNED, _S.ACCEPTED, _S.IN_PROGRESS, _S.REOPENED})

TRANSITIONS: Mapping[TicketAction, Transition] = {
    TicketAction.ASSIGN: Transition(_WAITING | {_S.ACCEPTED, _S.IN_PROGRESS, _S.HANDED_OVER}, _S.ASSIGNED),
    TicketAction.ACCEPT: Transition(frozenset({_S.ASSIGNED}), _S.ACCEPTED, (_C.ACCEPT,)),
    TicketAction.START: Transition(frozenset({_S.ASSIGNED, _S.ACCEPTED}), _S.IN_PROGRESS, (_C.ACCEPT, _C.LOCALISE)),
    TicketAction.FINISH: Transition(frozenset({_S.ACCEPTED, _S.IN_PROGRESS, _S.HANDED_OVER}), _S.DONE, _ALL_CLOCKS),
    TicketAction.CLOSE: Transition(frozenset({_S.DONE, _S.DECLINED}), _S.CLOSED, _ALL_CLOCKS),
    TicketAction.DEFER: Transition(_AT_WORK, _S.DEFERRED, (_C.ACCEPT,), needs_reason=True),
    TicketAction.HAND_OVER: Transition(_WAITING | _AT_WORK, _S.HANDED_OVER, (_C.ACCEPT,), needs_reason=True),
    TicketAction.DECLINE: Transition(_WAITING | {_S.ACCEPTED}, _S.DECLINED, _ALL_CLOCKS, needs_reason=True),
    TicketAction.REOPEN: Transition(frozenset({_S.DONE, _S.CLOSED}), _S.REOPENED, needs_reason=True),
}

OPEN_STATES = frozenset(TicketState) - {_S.DONE, _S.CLOSED, _S.DECLINED, _S.MERGED}


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a building of the company, and as much more as is known."""

    building_id: str
    address: str
    entrance: str = ""
    floor: str = ""
    flat: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asked: the resident's id where known, how to name them, and how to reach them (E.164)."""

    name: str
    phone: str
    resident_id: str = ""
    language: str = ""


class CostType(StrEnum):
    """Who pays for the work; unsaid until somebody knows."""

    UNSAID = ""
    INCLUDED = "included"
    PAID = "paid"
    WARRANTY = "warranty"


class RelationKind(StrEnum):
    """What another ticket is to this one."""

    RELATED = "related"
    DUPLICATE_OF = "duplicate_of"  # the other one lives on in place of this one
    HAS_DUPLICATE = "has_duplicate"  # this one lives on in place of the other
    FOLLOWS = "follows"  # the same trouble again, too late for reopening the other
    FOLLOWED_BY = "followed_by"


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another ticket of the company; each of the two knows its side."""

    kind: RelationKind
    ticket: str


@dataclass(frozen=True, slots=True)
class Watcher:
    """An address that is told of every change of state. address: a phone (E.164) or an e-mail address."""

    address: str
    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """The work lies with somebody outside: a supplier, the municipality. Times UTC.

    to: whom; their_number: under which they know it; until: when they have promised to be done; return_to: the state that
    the ticket had before.
    """

    to: str
    since: datetime
    their_number: str = ""
    until: datetime | None = None
    return_to: TicketState = TicketState.REGISTERED


@dataclass(frozen=True, slots=True)
class WorkReport:
    """What the executor says was done. minutes: spent on it; photos: ids of attachments."""

    text: str = ""
    minutes: int = 0
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merger:
    """What a duplicate was before it was merged, so that it can be that again."""

    into: str
    state: TicketState
    clocks: tuple[Clock, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticket:
    """One request, one version. Times are aware, UTC; `number` is what is said on the phone.

    version: number of journal entries so far; journal_head: the hash of the last. generation: of its escalation,
    raised when its clocks are started anew. told: keys of the escalation rungs already told in this generation.
    planned_at: when the resident may expect the work to be done. catalogue_version: of the catalogue it was registered by.
    occurred_at: when the damage happened, if that is known. place_key: the catalogue's place. answers: question -> answer.
    resident: whom it is about, where that is not the caller. reopened: how often. first_contact: solved while the caller was
    on the line. mark: the resident's satisfaction, 1 to 5, 0 without one. done_at: when the work was reported done.
    """

    company: str
    number: str
    state: TicketState
    place: Place
    caller: Person
    problem: str
    category: str
    trade: str
    urgency: Urgency
    description: str
    channel: str
    registered_at: datetime
    planned_at: datetime
    clocks: tuple[Clock, ...] = ()
    contact_id: str = ""
    executor_id: str = ""
    executor_name: str = ""
    told: frozenset[str] = frozenset()
    generation: int = 1
    version: int = 0
    journal_head: str = GENESIS
    catalogue_version: str = ""
    occurred_at: datetime | None = None
    place_key: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    resident: Person | None = None
    cost: CostType = CostType.UNSAID
    watchers: tuple[Watcher, ...] = ()
    relations: tuple[Relation, ...] = ()
    outage_id: str = ""
    deferred_until: datetime | None = None
    hand_over: HandOver | None = None
    merged: Merger | None = None
    declined_because: str = ""
    report: WorkReport | None = None
    reopened: int = 0
    first_contact: bool = False
    mark: int = 0
    done_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in OPEN_STATES

    @property
    def allowed(self) -> tuple[TicketAction, ...]:
        """What may be done to it now."""
        return tuple(action for action, row in TRANSITIONS.items() if self.state in row.sources)


@dataclass(frozen=True, slots=True)
class Change:
    """A ticket after one or more steps, with the journal entries that those steps leave, oldest first."""

    ticket: Ticket
    entries: tuple[JournalEntry, ...]

    def then(self, other: "Change") -> "Change":
        """Both steps as one change, to be written in one transaction."""
        return Change(other.ticket, self.entries + other.entries)


def register(ticket: Ticket, actor: Actor) -> Change:
    """The first entry of a new ticket (version 0, state registered)."""
    details = {
        "problem": ticket.problem,
        "urgency": ticket.urgency.value,
        "address": ticket.place.address,
        "flat": ticket.place.flat,
        "description": ticket.description,
        "contact_id": ticket.contact_id,
        "planned_at": ticket.planned_at.isoformat(),
    }
    return record(ticket, TicketAction.REGISTER.value, actor, ticket.registered_at, details=details)


def transition(
    ticket: Ticket,
    action: TicketAction,
    actor: Actor,
    at: datetime,
    reason: str = "",
    details: Mapping[str, str] | None = None,
) -> Change:
    """Take one action; raises IllegalTransition with the actions that are allowed instead."""
    row = TRANSITIONS.get(action)
    if row is None or ticket.state not in row.sources:
        raise IllegalTransition(ticket.state, action, ticket.allowed)
    clocks = tuple(clock.stop(at) if clock.kind in row.stops else clock for clock in ticket.clocks)
    moved = replace(ticket, state=row.target, clocks=clocks)
    return record(moved, action.value, actor, at, reason, details)


def assign(ticket: Ticket, executor_id: str, executor_name: str, actor: Actor, at: datetime, why: str) -> Change:
    """Give the ticket to an executor; `why` is the rule that chose them, shown to people."""
    named = replace(ticket, executor_id=executor_id, executor_name=executor_name)
    details = {"executor_id": executor_id, "executor_name": executor_name}
    return transition(named, TicketAction.ASSIGN, actor, at, why, details)


def reassign(
    ticket: Ticket,
    executor_id: str,
    executor_name: str,
    accept_rungs: frozenset[str],
    actor: Actor,
    at: datetime,
    why: str,
) -> Change:
    """Give the ticket to another executor, who gets a whole clock for accepting it, and the ladder over it anew.

    accept_rungs: keys of the rungs on that clock. Otherwise nobody would watch the second executor: the first one's
    acceptance has stopped the clock, or the first one's silence has used its rungs up.
    """
    clocks = tuple(clock.restart(at) if clock.kind is ClockKind.ACCEPT else clock for clock in ticket.clocks)
    anew = replace(ticket, clocks=clocks, told=ticket.told - accept_rungs, generation=ticket.generation + 1)
    return assign(anew, executor_id, executor_name, actor, at, why)


def reopen(
    ticket: Ticket, clocks: Iterable[Clock], planned_at: datetime, actor: Actor, at: datetime, reason: str
) -> Change:
    """Begin anew with fresh clocks and a new generation of the escalation."""
    fresh = replace(
        ticket, clocks=tuple(clocks), planned_at=planned_at, told=frozenset(), generation=ticket.generation + 1
    )
    changed = transition(replace(fresh, clocks=()), TicketAction.REOPEN, actor, at, reason)
    return replace(changed, ticket=replace(changed.ticket, clocks=fresh.clocks))


def record(
    ticket: Ticket,
    action: str,
    actor: Actor,
    at: datetime,
    reason: str = "",
    details: Mapping[str, str] | None = None,
) -> Change:
    """Append one entry to the ticket's chain without any rule of state; the version grows by one."""
    entry = JournalEntry(
        company=ticket.company,
        ticket=ticket.number,
        position=ticket.version + 1,
        at=at,
        actor=actor,
        action=action,
        reason=reason,
        details=dict(details or {}),
        previous=ticket.journal_head,
    ).sealed()
    return Change(replace(ticket, version=entry.position, journal_head=entry.hash), (entry,))
