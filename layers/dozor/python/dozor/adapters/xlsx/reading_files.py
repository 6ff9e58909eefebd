"""Tables of readings as files: Excel, or CSV with semicolons as Excel reads it in most of Europe."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from dozor.domain.errors import FieldProblem, Invalid

Rows = Sequence[Sequence[str | int | float]]
FORMULA_BEGINS = ("=", "+", "-", "@")


def write_readings(path: Path, rows: Rows) -> None:
    """Write the rows, the first of which are headings; raises Invalid when the name ends in neither .xlsx nor .csv."""
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise Invalid([FieldProblem(path.name, "The name must end in .xlsx or .csv.")])
    try:
        write(path, rows)
    except OSError as refusal:
        raise Invalid([FieldProblem(str(path), f"This file cannot be written: {refusal.strerror}.")]) from refusal


def _write_workbook(path: Path, rows: Rows) -> None:
    book = Workbook(write_only=True)
    page = book.create_sheet("readings")
    for row in rows:
        page.append(list(row))
    book.save(path)


def _write_csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([_defuse(cell) for cell in row] for row in rows)


def _defuse(cell: str | int | float) -> str | int | float:
    """A text that a spreadsheet would take for a formula is kept a text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_BEGINS) else cell


_WRITERS: Mapping[str, Callable[[Path, Rows], None]] = {".xlsx": _write_workbook, ".csv": _write_csv}
