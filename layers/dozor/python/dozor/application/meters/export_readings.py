"""Readings as accounting takes them over: a table of one row a meter."""

import re
from collections.abc import Iterator

from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.meter import Reading
from dozor.ports.meters import MeterRepository

HEADINGS = (
    "account", "address", "flat", "kind", "serial number", "meter id", "month", "reading", "taken at", "source", "contact id"
)  # fmt: skip
SUPERSEDED = "superseded"
Row = tuple[str | int, ...]


def export_readings(
    company: Company, month: str, meters: MeterRepository, *, everything: bool = False
) -> tuple[Row, ...]:
    """Headings, then rows by account and meter; times are the company's own, to the minute.

    month: "2026-11". everything: corrected readings too, with a column more that marks them. Raises Invalid for no month.
    """
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month):
        raise Invalid([FieldProblem("month", "Write a month as 2026-11.")])
    found = [one for one in _read(company.slug, month, meters) if everything or not one.superseded]
    found.sort(key=lambda one: (one.account, one.kind, one.meter, one.taken_at))
    rows = (HEADINGS, *(_row(company, one) for one in found))
    if not everything:
        return rows
    marks = (SUPERSEDED, *("yes" if one.superseded else "" for one in found))
    return tuple((*row, mark) for row, mark in zip(rows, marks, strict=True))


def _read(slug: str, month: str, meters: MeterRepository) -> Iterator[Reading]:
    cursor = ""
    while True:
        page = meters.readings(slug, month, cursor=cursor)
        yield from page.items
        cursor = page.cursor
        if not cursor:
            return


def _row(company: Company, one: Reading) -> Row:
    taken = one.taken_at.astimezone(company.zone).strftime("%Y-%m-%d %H:%M")
    return (
        one.account, one.address, one.flat, one.kind.value, one.serial, one.meter, one.period, one.value, taken,
        one.source.value, one.contact_id,
    )  # fmt: skip
