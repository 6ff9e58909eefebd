"""Residents by what somebody knows of them, page by page: a company has tens of thousands, so no page looks through all."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from dozor.domain.people import Resident
from dozor.domain.resident_search import fits, split_words
from dozor.ports.paging import Page
from dozor.ports.residents import ResidentRegister

LOOKED_THROUGH = 500  # rows at a time
MOST_TIMES = 6


@dataclass(frozen=True, slots=True)
class FoundResident:
    """One resident of the register with all their phones."""

    resident: Resident
    phones: tuple[str, ...]


def find_residents(
    register: ResidentRegister, company: str, query: str, building_id: str, limit: int, cursor: str
) -> Page[FoundResident]:
    """Those who fit all words, by id; about `limit` of them, perhaps fewer or none with more to look through behind the cursor.

    building_id: only of that building; empty: of all. Raises Invalid for a cursor of nobody's.
    """
    words = split_words(query)
    step = LOOKED_THROUGH if words else limit
    found: list[FoundResident] = []
    for _ in range(MOST_TIMES):
        page = register.page(company, limit=step, cursor=cursor, building_id=building_id)
        found += gather(row for row in page.items if fits(row, words))
        cursor = page.cursor
        if not cursor or len(found) >= limit:
            break
    return Page(tuple(found), cursor)


def gather(rows: Iterable[Resident]) -> list[FoundResident]:
    """Rows of one resident after another, as residents with their phones."""
    groups = (tuple(same) for _, same in groupby(rows, key=lambda row: row.id))
    return [FoundResident(same[0], tuple(sorted(row.phone for row in same))) for same in groups]
