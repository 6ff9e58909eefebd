"""The report as an Excel workbook: the figures on the first page, then one page a clause with every case."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from dozor.adapters.inspection.layout import Cell, Layout

LONGEST_TITLE = 31  # of a page
WIDTHS = (12, 20, 20, 20, 12, 40, 34, 38, 44)
BOLD = Font(bold=True)


def write_workbook(path: Path, layout: Layout) -> None:
    """Write the file; raises OSError."""
    book = Workbook(write_only=True)
    page = book.create_sheet(layout.words.overview)
    for column, width in zip("ABCDEF", (70, 36, 10, 10, 14, 14), strict=True):
        page.column_dimensions[column].width = width
    _append(page, [layout.title], bold=True)
    for line in layout.head():
        _append(page, [line])
    _append(page, [])
    for place, row in enumerate(layout.summary()):
        _append(page, row, bold=not place)
    for number, clause in enumerate(layout.inspection.clauses, start=1):
        detail = book.create_sheet(f"{number}. {layout.kind(clause)}"[:LONGEST_TITLE])
        for column, width in zip("ABCDEFGHI", WIDTHS, strict=True):
            detail.column_dimensions[column].width = width
        detail.freeze_panes = "A3"
        _append(detail, [clause.source], bold=True)
        _append(detail, layout.words.cases, bold=True)
        for case in clause.cases:
            _append(detail, layout.case(case))
    book.save(path)


def _append(page: Any, row: Iterable[Cell], *, bold: bool = False) -> None:
    cells = []
    for value in row:
        cell = WriteOnlyCell(page, value=value)
        if isinstance(value, str):
            cell.data_type = "s"  # an address that begins with "=" is no formula
            cell.alignment = Alignment(vertical="top")
        if bold:
            cell.font = BOLD
        cells.append(cell)
    page.append(cells)
