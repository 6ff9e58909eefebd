"""A step of a ticket's life: checked against the table, with the entry that it leaves in the journal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.domain.clocks import ClockKind
from dozor.domain.errors import FieldProblem, IllegalTransition, Invalid, NotAllowed
from dozor.domain.journal import JournalEntry
from dozor.domain.people import Actor
from dozor.domain.ticket.entity import Ticket
from dozor.domain.ticket.states import TicketAction, TicketState
from dozor.domain.ticket.transitions import TRANSITIONS, Transition


@dataclass(frozen=True, slots=True)
class Change:
    """A ticket after one or more steps, with the journal entries that those steps leave, oldest first.

    begins_watch: whether a new watch over its clocks has to be started; see dozor.domain.watch.
    """

    ticket: Ticket
    entries: tuple[JournalEntry, ...]
    begins_watch: bool = False

    def then(self, other: "Change") -> "Change":
        """Both steps as one change, to be written in one transaction."""
        return Change(other.ticket, self.entries + other.entries, self.begins_watch or other.begins_watch)


def transition(
    ticket: Ticket,
    action: TicketAction,
    actor: Actor,
    at: datetime,
    reason: str = "",
    details: Mapping[str, str] | None = None,
    to: TicketState | None = None,
) -> Change:
    """Take one action. to: where it leads, if not where it usually does.

    Raises IllegalTransition with the actions that are allowed instead, NotAllowed for what is another's to do, Invalid for a
    reason that is missing.
    """
    row = find_row(ticket, action, actor, reason)
    target = to or row.target or ticket.state
    if row.targets and target not in row.targets:
        raise IllegalTransition(ticket.state, action, ticket.allowed_to(actor))
    left = _leave(ticket, actor, at) if target is not ticket.state else ticket
    clocks = tuple(clock.stop(at) if clock.kind in row.stops else clock for clock in left.clocks)
    return record(replace(left, state=target, clocks=clocks), action.value, actor, at, reason, details)


def find_row(ticket: Ticket, action: TicketAction, actor: Actor, reason: str) -> Transition:
    """The row of the table by which this person may do this now; raises as `transition` does."""
    row = TRANSITIONS.get(action)
    if row is None or ticket.state not in row.sources:
        raise IllegalTransition(ticket.state, action, ticket.allowed_to(actor))
    if actor.kind not in row.who:
        possible = ", ".join(ticket.allowed_to(actor)) or "-"
        raise NotAllowed(
            "This is not for you to do: {action}. You can: {possible}.", action=action.value, possible=possible
        )
    if row.needs_reason and not reason.strip():
        raise Invalid([FieldProblem("reason", "Say why: the resident and the journal will be told.")])
    return row


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


def _leave(ticket: Ticket, actor: Actor, at: datetime) -> Ticket:
    """The ticket without what only belongs to the state that it leaves. No clock stays paused by a deferral that is over."""
    if ticket.state is TicketState.DEFERRED:
        clocks = tuple(clock.resume(at, actor.name or actor.id) for clock in ticket.clocks)
        return replace(ticket, clocks=clocks, deferred_until=None)
    if ticket.state is TicketState.HANDED_OVER:
        clocks = tuple(clock.stop(at) if clock.kind is ClockKind.HAND_OVER else clock for clock in ticket.clocks)
        return replace(ticket, clocks=clocks, hand_over=None)
    return ticket
