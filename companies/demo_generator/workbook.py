"""Writes a sheet as a company would have it, and so that the same rows always give the same bytes."""

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip archive knows


def write_workbook(path: Path, sheet: str, title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """One sheet: a merged title, an empty row, the headers in row 3, then the rows."""
    book = Workbook()
    page = book.active
    assert page is not None  # noqa: S101 (a new workbook has a sheet)
    page.title = sheet
    page.append([title])
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(heads))
    page.append([])
    page.append(list(heads))
    for row in rows:
        page.append(list(row))
    for number, head in enumerate(heads, 1):
        page.cell(1, 1).font = Font(bold=True)
        page.cell(3, number).font = Font(bold=True)
        page.column_dimensions[get_column_letter(number)].width = max(len(head) + 2, 14)
    buffer = io.BytesIO()
    book.save(buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_without_time(buffer.getvalue()))


def _without_time(archive: bytes) -> bytes:
    """The same workbook without the moments at which it was made."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", b">1980-01-01T00:00:00Z<", content)
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED, 9)
    return result.getvalue()
