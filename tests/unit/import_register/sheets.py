"""Sheets for the tests of the import: in memory, and as workbooks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from dozor.domain.company import Company
from dozor.ports.registers import RegisterKind, RegisterRow, RegisterSheet, RegisterSource
from infra.companies import load_company_file
from infra.companies.load import COMPANIES

Rows = Sequence[Sequence[object]]

BUILDINGS: Rows = [["Код дома", "Адрес"], ["B1", "Лесная улица, дом 1"], ["B2", "Лесная улица, дом 2"]]
RESIDENTS: Rows = [
    ["Код жителя", "ФИО", "Телефон", "Дом", "Квартира", "Долг, руб."],
    ["P1", "Иванова Анна", "8 (900) 000-10-01", "B1", "12", "1 234,50"],
]
EXECUTORS: Rows = [
    ["Код", "Исполнитель", "Специальности", "Телефон", "Смены", "Старший"],
    ["E1", "Пётр", "сантехник, electrician", "89000000011", "пн-пт 8-20", "E2"],
    ["E2", "Мастер", "координатор", "89000000012", "24/7", ""],
]
GOOD = {RegisterKind.BUILDINGS: BUILDINGS, RegisterKind.RESIDENTS: RESIDENTS, RegisterKind.EXECUTORS: EXECUTORS}

ZARYA: Company = load_company_file(COMPANIES / "zarya.yaml").company


class Sheets(RegisterSource):
    """Sheets given as rows; row 1 is the first."""

    def __init__(self, tables: Mapping[RegisterKind, Rows]) -> None:
        self._tables = tables

    def kinds(self) -> tuple[RegisterKind, ...]:
        return tuple(kind for kind in RegisterKind if kind in self._tables)

    def sheets(self, kind: RegisterKind) -> tuple[RegisterSheet, ...]:
        rows = (
            RegisterRow(number, tuple(str(cell) for cell in row)) for number, row in enumerate(self._tables[kind], 1)
        )
        return (RegisterSheet(f"{kind}.xlsx", "Лист1", tuple(row for row in rows if any(row.cells))),)


def with_rows(kind: RegisterKind, *rows: Sequence[object]) -> Sheets:
    """The good sheets with more rows in one of them."""
    return Sheets({**GOOD, kind: [*GOOD[kind], *rows]})


def save_workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook with those sheets."""
    book = Workbook()
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    del book["Sheet"]
    book.save(path)
    return path
