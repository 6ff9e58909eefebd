"""A company's executors with what each of them has in hand."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from dozor.domain.people import Executor
from dozor.domain.ticket import Ticket, TicketState

# A ticket in one of these states is in the hands of its executor. One that was put off or handed over to somebody outside
# is not: nothing can be done about it now.
IN_HAND = frozenset({TicketState.ASSIGNED, TicketState.ACCEPTED, TicketState.IN_PROGRESS})


@dataclass(frozen=True)
class Staff:
    """executors: by id. holdings: number of a ticket -> id of the executor in whose hands it is."""

    executors: tuple[Executor, ...]
    holdings: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def loads(self) -> Mapping[str, int]:
        """How many tickets each executor has in hand; nobody else is named."""
        return Counter(self.holdings.values())

    def held_by(self, executor_id: str) -> tuple[str, ...]:
        """The numbers of the tickets in that executor's hands, in order."""
        return tuple(sorted((number for number, holder in self.holdings.items() if holder == executor_id), key=_order))

    def find(self, executor_id: str) -> Executor | None:
        """The executor of that id."""
        return next((one for one in self.executors if one.id == executor_id), None)

    def after(self, ticket: Ticket) -> "Staff":
        """The staff once that ticket stands as it does."""
        others = self.without(ticket.number)
        holder = holder_of(ticket)
        return replace(others, holdings={**others.holdings, ticket.number: holder}) if holder else others

    def without(self, number: str) -> "Staff":
        """The staff as if that ticket were in nobody's hands."""
        return replace(self, holdings={one: holder for one, holder in self.holdings.items() if one != number})


def holder_of(ticket: Ticket) -> str:
    """The id of the executor in whose hands the ticket is; empty when it is in nobody's."""
    return ticket.executor_id if ticket.state in IN_HAND else ""


def _order(number: str) -> tuple[int, str]:
    return (len(number), number)
