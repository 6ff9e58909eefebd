"""What has changed since a page last asked: nothing is missed, and what was told is not told again. See decision 38.

An entry of a journal names the moment at which its writer began; it is written later, and stands in the index later still. So
what was read a moment ago is read again for as long as somebody may still be writing into it: OVERLAP. What was told of that
time stands in the page's bookmark, so reading it again tells nothing twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.ticket import Ticket
from dozor.ports.changes import ChangeRepository, Entered

# No function that writes tickets lives longer than five minutes (infra/catalogue.py); the rest is for the index.
OVERLAP = timedelta(minutes=6)
# Who was away longer reads the list anew: that is quicker than to be told all that has changed.
LONGEST_ABSENCE = timedelta(days=2)
# Tickets in a bookmark, which travels in an address; what is told beyond is told twice, and does no harm.
MOST_REMEMBERED = 1_200


@dataclass(frozen=True, slots=True)
class Told:
    """The version of a ticket that a page has, and when (UTC) the entry was made by which it was come upon."""

    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far a page has read: where the next reading begins (UTC), and where this one goes on while there is more."""

    again: datetime
    place: str = ""
    told: Mapping[str, Told] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """Tickets as they stand, each once, the one changed last at the end. more: ask again at once."""

    tickets: tuple[Ticket, ...]
    bookmark: Bookmark
    more: bool = False


def begin_at(moment: datetime) -> Bookmark:
    """The bookmark of somebody who has read at `moment` (UTC) all that was to be read then."""
    return Bookmark(moment - OVERLAP)


def read_changes(company: str, bookmark: Bookmark, now: datetime, most: int, changes: ChangeRepository) -> Changes:
    """Tickets that were changed since the bookmark; `most`: entries of journals to be read, at least 1.

    Raises Invalid for a bookmark that is too old.
    """
    if bookmark.again < now - LONGEST_ABSENCE - OVERLAP:
        raise Invalid([FieldProblem("after", "That is too long ago: read the list anew.")])
    again = bookmark.again if bookmark.place else now - OVERLAP
    # The clock of whoever writes may be ahead of this one.
    entries = changes.entries_from(company, bookmark.place or bookmark.again, now + OVERLAP, most)
    last = {entry.ticket: entry for entry in entries}
    news = [one for one in last.values() if one.ticket not in bookmark.told or _is_news(one, bookmark.told[one.ticket])]
    tickets = {one.number: one for one in changes.tickets(company, [entry.ticket for entry in news])}
    told = {number: Told(one.version, last[number].at) for number, one in tickets.items()}
    seen = {
        number: Told(known.version, last[number].at if number in last else known.at)
        for number, known in bookmark.told.items()
    }
    more = len(entries) == most
    kept = _keep({**seen, **told}, None if more else again)
    ordered = sorted((entry for entry in news if entry.ticket in tickets), key=lambda entry: entry.place)
    found = tuple(tickets[entry.ticket] for entry in ordered)
    return Changes(found, Bookmark(again, entries[-1].place if more else "", kept), more)


def _is_news(entry: Entered, known: Told) -> bool:
    return entry.position > known.version


def _keep(told: Mapping[str, Told], since: datetime | None) -> dict[str, Told]:
    """Those that will be come upon again, the newest of them."""
    again = [(number, one) for number, one in told.items() if since is None or one.at >= since]
    return dict(sorted(again, key=lambda item: item[1].at)[-MOST_REMEMBERED:])
