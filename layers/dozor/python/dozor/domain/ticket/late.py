"""What was done without a line, and is heard of later.

The journal is sealed by day, so an entry is always of the moment in which it was heard of; when it was done stands beside.
Clocks stop at the moment in which it was done: the resident's water was turned off then, not when the telephone found a line.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from dozor.domain.journal import JournalEntry
from dozor.domain.ticket.change import Change
from dozor.domain.ticket.entity import Ticket

LONGEST = timedelta(hours=24)
"""Of what is older, nobody's telephone is a witness any more: it counts from when it was heard of."""
DONE_AT = "done_at"
KEY = "key"


def when_done(ticket: Ticket, ago: timedelta, now: datetime) -> datetime:
    """The moment that counts for something done `ago`, which is heard of `now`.

    Never before what is known of the ticket: nobody has accepted what was not given to them yet, and no pause has ended before
    it began. What lies in the future, or more than LONGEST ago, is done now.
    """
    if not timedelta(0) < ago <= LONGEST:
        return now
    return min(max(now - ago, _last_known(ticket)), now)


def hear_late(change: Change, heard_at: datetime, details: Mapping[str, str]) -> Change:
    """The same change, its entries at `heard_at`; the first one, which is the person's own, tells `details` besides."""
    head = change.entries[0].previous
    entries: list[JournalEntry] = []
    for entry in change.entries:
        more = details if not entries else {}
        told = replace(entry, at=heard_at, details={**entry.details, **more}, previous=head).sealed()
        head = told.hash
        entries.append(told)
    return replace(change, ticket=replace(change.ticket, journal_head=head), entries=tuple(entries))


def _last_known(ticket: Ticket) -> datetime:
    pauses = (moment for clock in ticket.clocks for one in clock.pauses for moment in (one.since, one.until) if moment)
    clocks = (moment for clock in ticket.clocks for moment in (clock.started_at, clock.stopped_at) if moment)
    return max((ticket.registered_at, *pauses, *clocks))
