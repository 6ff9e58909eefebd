"""A company's registers from Excel workbooks, read without styles or formulas."""

import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from dozor.domain.errors import FieldProblem, Invalid
from dozor.ports.registers import RegisterKind, RegisterRow, RegisterSheet

# What openpyxl and the archive below it raise for something that is not the workbook it seems to be.
_BROKEN = (zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, EOFError, KeyError, ValueError, TypeError)

_LARGEST = 512 * 1024 * 1024  # bytes unpacked; a city's worth of residents takes a tenth of it


class WorkbookRegisters:
    """A RegisterSource over one workbook per kind."""

    def __init__(self, files: Mapping[RegisterKind, Path]) -> None:
        self._files = dict(files)

    @classmethod
    def in_folder(cls, folder: Path) -> "WorkbookRegisters":
        """Those of the registers (buildings.xlsx, meters.xlsx, …) that the folder has; raises Invalid if it has none."""
        files = {kind: path for kind in RegisterKind if (path := folder / f"{kind}.xlsx").is_file()}
        if not files:
            *names, last = (f"{kind}.xlsx" for kind in RegisterKind)
            told = (
                f"There is no {', '.join(names)} or {last} in this folder."
                if folder.is_dir()
                else "There is no such folder."
            )
            raise _unreadable(folder, told)
        return cls(files)

    def kinds(self) -> tuple[RegisterKind, ...]:
        """What has been handed over, in reading order."""
        return tuple(kind for kind in RegisterKind if kind in self._files)

    def sheets(self, kind: RegisterKind) -> tuple[RegisterSheet, ...]:
        """All visible sheets of the workbook; raises Invalid when it is no Excel workbook."""
        path = self._files[kind]
        try:
            with zipfile.ZipFile(path) as archive:
                unpacked = sum(part.file_size for part in archive.infolist())
            if unpacked > _LARGEST:
                raise _unreadable(path, "This workbook is too large: split it.")
            return _read(path)
        except OSError as missing:
            raise _unreadable(path, f"This file cannot be opened: {missing.strerror}.") from None
        except _BROKEN:
            raise _unreadable(path, "This is no Excel workbook: save it as .xlsx.") from None


def _read(path: Path) -> tuple[RegisterSheet, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of decorations it drops; we read none
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            sheets = []
            for page in book.worksheets:
                if page.sheet_state == "visible":
                    page.reset_dimensions()  # some programs write wrong ones
                    sheets.append(RegisterSheet(path.name, page.title, tuple(_rows(page.iter_rows(values_only=True)))))
            return tuple(sheets)
        finally:
            book.close()


def _rows(rows: Iterable[tuple[object, ...]]) -> Iterator[RegisterRow]:
    for number, values in enumerate(rows, 1):
        cells = tuple(_text(value) for value in values)
        if any(cells):
            yield RegisterRow(number, cells)


def _text(value: object) -> str:
    """What a person sees in the cell: whole numbers without a point, others with Excel's fifteen digits."""
    if value is None:
        return ""
    if isinstance(value, float):
        return format(value, ".15g")
    return str(value).replace("\xa0", " ").strip()


def _unreadable(path: Path, reason: str) -> Invalid:
    return Invalid([FieldProblem(path.name, reason)])
