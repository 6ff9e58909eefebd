"""What waited for too long to be told: a page about what has been seen to since, news that later news have overtaken."""

from collections.abc import Iterable
from datetime import UTC, datetime

from dozor.domain.errors import NotFound
from dozor.domain.message import Message
from dozor.ports.tickets import TicketRepository

OUTDATED = "outdated"  # the reason of a message that is not sent for that


def is_seen_to(message: Message, tickets: TicketRepository) -> bool:
    """Whether nobody needs to be paged any more: the ticket is over, or the clock has stopped or begun anew for another.

    Asked only of what did not leave at its first try: escalation stops at once when somebody accepts. One request for a page
    of a ticket, none for anything else.
    """
    if not (message.clock and message.ticket and message.made_at):
        return False
    try:
        ticket = tickets.get(message.company, message.ticket)
    except NotFound:
        return False
    clocks = (clock for clock in ticket.clocks if clock.kind == message.clock)
    return not ticket.open or any(not clock.running or clock.started_at > message.made_at for clock in clocks)


def find_overtaken(waiting: Iterable[Message]) -> frozenset[str]:
    """Ids of those among one person's waiting messages after which there is newer news of the same thing."""
    last: dict[str, Message] = {}
    overtaken: set[str] = set()
    for one in sorted((one for one in waiting if one.about), key=_order):
        before = last.get(one.about)
        overtaken |= {before.id} if before else set()
        last[one.about] = one
    return frozenset(overtaken)


def _order(message: Message) -> tuple[bool, datetime, str]:
    """By when it happened; what does not tell is the oldest."""
    return message.made_at is not None, message.made_at or datetime.min.replace(tzinfo=UTC), message.id
