"""One row into one record, or into the list of what is wrong with it."""

from collections.abc import Callable
from typing import TypeVar

from dozor.application.register.columns import COLUMNS
from dozor.application.register.report import RowMistake
from dozor.application.register.table import Table, column_letter
from dozor.domain.errors import Invalid
from dozor.ports.registers import RegisterRow

T = TypeVar("T")
D = TypeVar("D")


class RowReader:
    """Reads the cells of one row and keeps the mistakes found on the way; a row with mistakes makes no record."""

    def __init__(self, table: Table, row: RegisterRow) -> None:
        self.number = row.number
        self.mistakes: list[RowMistake] = []
        self._table = table
        self._cells = row.cells
        self._required = {column.key for column in COLUMNS[table.kind] if column.required}

    def has(self, key: str) -> bool:
        """Whether the sheet has that column at all."""
        return key in self._table.positions

    def text(self, key: str) -> str:
        """The text in that column, empty when there is none."""
        index = self._table.positions.get(key, len(self._cells))
        return self._cells[index] if index < len(self._cells) else ""

    def read(self, key: str, parse: Callable[[str], T], otherwise: D) -> T | D:
        """The parsed cell; `otherwise` when it is empty (a mistake where the column is required) or wrong (a mistake)."""
        text = self.text(key)
        if not text:
            if key in self._required:
                self.refuse(key, "This cell is empty (of merged cells only the first is filled).")
            return otherwise
        try:
            return parse(text)
        except Invalid as wrong:
            self.refuse(key, wrong.problems[0].reason)
        except ValueError as wrong:
            self.refuse(key, str(wrong))
        return otherwise

    def refuse(self, key: str, reason: str) -> None:
        """Note a mistake in that column."""
        index = self._table.positions.get(key, 0)
        sheet = self._table.sheet
        heading = self._table.headings.get(index, key)
        self.mistakes.append(
            RowMistake(sheet.file, sheet.name, self.number, column_letter(index), heading, self.text(key), reason)
        )


class Uniqueness:
    """Remembers what rows have said, so that the second to say the same is told where the first is."""

    def __init__(self, key: str, what: str) -> None:
        self._key = key
        self._what = what
        self._rows: dict[object, int] = {}

    def check(self, reader: RowReader, value: object) -> None:
        """Refuse the row when a row before has that value."""
        first = self._rows.setdefault(value, reader.number)
        if first != reader.number:
            reader.refuse(self._key, f"{self._what} is in row {first} already.")
