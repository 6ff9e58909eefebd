"""The register of tickets: which index finds what is asked for, and a page of it.

One request a page: for a number, for open tickets, for all of them; two for all tickets of a phone or a building, whose
open and ended ones are kept apart. What no index tells, such as words, is looked through, a megabyte (about 400 tickets) a
request and LOOKS requests at most: such a page may be short, or empty, and have a cursor all the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from dozor.adapters.dynamodb import cursors, keys
from dozor.adapters.dynamodb.documents import Plain, to_entity
from dozor.adapters.dynamodb.keys import Partition
from dozor.adapters.dynamodb.table import Condition, Table
from dozor.domain.ticket import Ticket
from dozor.domain.ticket.search import TicketSearch
from dozor.ports.paging import Page

ORDER = "GSI2SK"  # every ticket's place in the order of registration
FIRST, LAST = "0", "9999"
LOOKS = 4  # a quarter of a second of DynamoDB, and four megabytes paid for; the next page goes on from there
# Field of the search -> the attribute it asks for.
_ASKED = {
    "states": "#state",
    "urgencies": "#urgency",
    "categories": "#category",
    "problems": "#problem",
    "executor_id": "#executor_id",
    "building_id": "#place.#building_id",
    "phone": "#caller.#phone",
    "outage_id": "#outage_id",
}


@dataclass(frozen=True, slots=True)
class PageWanted:
    """What of the register is asked for, how much of it, in which order."""

    company: str
    search: TicketSearch
    open_only: bool
    limit: int
    oldest_first: bool


def read_register(table: Table, wanted: PageWanted, cursor: str) -> Page[Ticket]:
    """One page. Raises Invalid for a cursor of nobody's."""
    behind = cursors.read(cursor)
    start, end = _bounds(wanted, behind)
    if start > end:
        return Page(())
    found: list[Plain] = []
    cuts: list[str] = []
    for prefix, partition in _choose_indexes(
        wanted.company, wanted.search, wanted.open_only or wanted.search.among_open
    ):
        part = replace(partition, prefix="", start=f"{prefix}{start}", end=f"{prefix}{end}")
        items, last = _look_through(table, part, wanted)
        found += items
        cuts.append(last.removeprefix(prefix))
    return _make_page(found, wanted, behind, cuts)


def _look_through(table: Table, part: Partition, wanted: PageWanted) -> tuple[list[Plain], str]:
    """What fits, until there is a page of it or enough has been looked through; and where that was left off, or nothing."""
    where, enough = _condition(wanted.search), wanted.limit + 2
    if where is None and wanted.search.words is None:
        return table.read_page(part, limit=enough, newest_first=not wanted.oldest_first)
    found: list[Plain] = []
    last = ""
    for _ in range(LOOKS):
        items, last = table.read_page(part, where=where, newest_first=not wanted.oldest_first)
        found += [plain for plain in items if _has_words(plain, wanted.search)]
        if not last or len(found) >= enough:
            break
        part = replace(part, start=last) if wanted.oldest_first else replace(part, end=last)
    return found, last


def _has_words(plain: Plain, search: TicketSearch) -> bool:
    return search.words is None or search.has_words(to_entity(plain, Ticket))


def _make_page(found: Iterable[Plain], wanted: PageWanted, behind: str, cuts: Iterable[str]) -> Page[Ticket]:
    """cuts: the places up to which the indexes were read, nothing for one that was read to its end."""
    ends = list(filter(None, cuts))
    cut = (min(ends) if wanted.oldest_first else max(ends)) if ends else ""
    places = {str(plain[ORDER]): plain for plain in found if _is_within(str(plain[ORDER]), wanted, behind, cut)}
    known = sorted(places, reverse=not wanted.oldest_first)
    page = known[: wanted.limit]
    more = page[-1] if len(known) > wanted.limit else cut
    tickets = tuple(to_entity(places[one], Ticket) for one in page)
    if not more:
        return Page(tickets)
    return Page(tickets, cursors.write(more), datetime.fromisoformat(more.partition("#")[0]))


def _is_within(place: str, wanted: PageWanted, behind: str, cut: str) -> bool:
    if place == behind:
        return False
    return not cut or (place <= cut if wanted.oldest_first else place >= cut)


def _choose_indexes(company: str, search: TicketSearch, open_only: bool) -> Sequence[tuple[str, Partition]]:
    """(what stands before the order in the sort key, partition) of every index that is to be read."""
    if search.phone:
        open_ones = (keys.open_tickets_of(company, search.phone).prefix, keys.open_tickets_of(company, search.phone))
        return [open_ones] if open_only else [open_ones, ("", keys.ended_tickets_of(company, search.phone))]
    if search.building_id:
        house = search.building_id
        in_house = ("", keys.open_tickets_in(company, house))
        return [in_house] if open_only else [in_house, ("", keys.ended_tickets_in(company, house))]
    return [("", keys.open_tickets(company) if open_only else keys.tickets(company))]


def _bounds(wanted: PageWanted, behind: str) -> tuple[str, str]:
    search = wanted.search
    start = keys.moment(search.registered_from) if search.registered_from else FIRST
    end = keys.moment(search.registered_to) if search.registered_to else LAST
    if wanted.oldest_first:
        return max(start, behind), end
    return start, min(end, behind) if behind else end


def _condition(search: TicketSearch) -> Condition | None:
    clauses: list[str] = []
    values: dict[str, Any] = {}
    for name, attribute in _ASKED.items():
        wanted = getattr(search, name)
        if not wanted:
            continue
        chosen = {f"{name}_{place}": one for place, one in enumerate([wanted] if isinstance(wanted, str) else wanted)}
        values |= chosen
        clauses.append(f"{attribute} IN ({', '.join(f':{one}' for one in chosen)})")
    if search.late_at is not None:
        values["late_at"] = search.late_at
        clauses.append("#late_from < :late_at")
    return Condition(" AND ".join(clauses), values) if clauses else None
