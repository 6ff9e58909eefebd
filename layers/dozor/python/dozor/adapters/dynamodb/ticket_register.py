"""The register of tickets: which index finds what is asked for, and a page of it.

One request a page: for a number, for open tickets, for all of them; two for all tickets of a phone or a building, whose
open and ended ones are kept apart. What no index tells is told by a filter, which reads at most a megabyte a request (about
400 tickets): such a page may be short, or empty, and have a cursor all the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
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


def read_register(
    table: Table, company: str, search: TicketSearch, *, open_only: bool, limit: int, cursor: str
) -> Page[Ticket]:
    """One page, newest first. Raises Invalid for a cursor of nobody's."""
    before = cursors.read(cursor)
    start, end = _bounds(search, before)
    if start > end:
        return Page(())
    found, cut = [], ""
    where = _condition(search)
    for prefix, partition in _choose_indexes(company, search, open_only or search.among_open):
        part = replace(partition, prefix="", start=f"{prefix}{start}", end=f"{prefix}{end}")
        items, last = table.read_page(part, limit=limit + 2, where=where)
        found += items
        cut = max(cut, last.removeprefix(prefix))
    return _make_page(found, limit, before, cut)


def _make_page(found: Iterable[Plain], limit: int, before: str, cut: str) -> Page[Ticket]:
    """cut: the place up to which every index was read, empty if each was read to its end."""
    known = sorted(
        (plain for plain in found if plain[ORDER] != before and plain[ORDER] >= cut),
        key=lambda plain: str(plain[ORDER]),
        reverse=True,
    )
    page = known[:limit]
    more = str(page[-1][ORDER]) if len(known) > limit else cut
    return Page(tuple(to_entity(plain, Ticket) for plain in page), cursors.write(more) if more else "")


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


def _bounds(search: TicketSearch, before: str) -> tuple[str, str]:
    start = keys.moment(search.registered_from) if search.registered_from else FIRST
    end = keys.moment(search.registered_to) if search.registered_to else LAST
    return start, min(end, before) if before else end


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
