"""Which tickets somebody looks for in the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dozor.domain.ticket.entity import Ticket
from dozor.domain.ticket.states import OPEN_STATES

if TYPE_CHECKING:  # the tables behind words are not for functions that a caller waits for
    from dozor.domain.ticket.words import SoughtWords


@dataclass(frozen=True, slots=True)
class TicketSearch:
    """What a ticket must be; an empty field asks for nothing. Times are aware, UTC.

    registered_from, registered_to: the first belongs to it, the second does not. late_at: only with a limit that has passed
    at that moment and is still to be kept. words: that must be in what it says.
    """

    states: tuple[str, ...] = ()
    urgencies: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    executor_id: str = ""
    building_id: str = ""
    phone: str = ""
    number: str = ""
    outage_id: str = ""
    registered_from: datetime | None = None
    registered_to: datetime | None = None
    late_at: datetime | None = None
    words: SoughtWords | None = None

    @property
    def among_open(self) -> bool:
        """Whether only open tickets can fit."""
        return self.late_at is not None or (bool(self.states) and set(self.states) <= OPEN_STATES)

    def fits(self, ticket: Ticket) -> bool:
        """Whether this ticket is meant."""
        return self._says_so(ticket) and self._in_time(ticket) and self.has_words(ticket)

    def has_words(self, ticket: Ticket) -> bool:
        """Whether the words that are looked for are in what the ticket says; no index knows them."""
        return self.words is None or self.words.fit(ticket)

    def _says_so(self, ticket: Ticket) -> bool:
        one_of = (
            (self.states, ticket.state),
            (self.urgencies, ticket.urgency),
            (self.categories, ticket.category),
            (self.problems, ticket.problem),
            (self.executor_id and (self.executor_id,), ticket.executor_id),
            (self.building_id and (self.building_id,), ticket.place.building_id),
            (self.phone and (self.phone,), ticket.caller.phone),
            (self.number and (self.number,), ticket.number),
            (self.outage_id and (self.outage_id,), ticket.outage_id),
        )
        return all(not wanted or value in wanted for wanted, value in one_of)

    def _in_time(self, ticket: Ticket) -> bool:
        if self.registered_from is not None and ticket.registered_at < self.registered_from:
            return False
        if self.registered_to is not None and ticket.registered_at >= self.registered_to:
            return False
        late = late_from(ticket)
        return self.late_at is None or (late is not None and late < self.late_at)


EVERY_TICKET = TicketSearch()


def late_from(ticket: Ticket) -> datetime | None:
    """The first limit that is still to be kept, from which on the ticket is late; a pause in time keeps it from passing."""
    if not ticket.open:
        return None
    return min(
        (
            clock.limit_at
            for clock in ticket.clocks
            if clock.running and not (clock.paused and clock.paused.since <= clock.limit_at)
        ),
        default=None,
    )
