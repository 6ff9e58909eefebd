"""Finds the sheet, the row of headings and the columns; then hands out the rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dozor.application.register.columns import COLUMNS, SHEETS, tidy
from dozor.domain.errors import FieldProblem, Invalid
from dozor.ports.registers import RegisterKind, RegisterRow, RegisterSheet

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_SEARCHED_ROWS = 30  # titles, stamps and empty lines stand above the headings, but not more than this


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose columns are known. positions: key of a column -> index of its cell; headings: index -> as written."""

    kind: RegisterKind
    sheet: RegisterSheet
    positions: dict[str, int]
    headings: dict[int, str]
    rows: tuple[RegisterRow, ...] = field(repr=False)
    notes: tuple[str, ...] = ()


def choose_sheet(kind: RegisterKind, sheets: tuple[RegisterSheet, ...]) -> RegisterSheet:
    """The sheet named for that kind, or the only one there is; raises Invalid."""
    named = [sheet for sheet in sheets if tidy(sheet.name) in SHEETS[kind]]
    filled = [sheet for sheet in sheets if sheet.rows]
    if len(named) == 1:
        return named[0]
    if len(filled) == 1 and not named:
        return filled[0]
    file = sheets[0].file if sheets else str(kind)
    names = ", ".join(f"'{name}'" for name in SHEETS[kind])
    found = ", ".join(f"'{sheet.name}'" for sheet in filled) or "nothing but empty ones"
    raise Invalid([FieldProblem(file, f"There must be one sheet named {names}; found: {found}.")])


def find_table(kind: RegisterKind, sheet: RegisterSheet) -> Table:
    """The sheet's table; raises Invalid naming every required column that is missing or there twice."""
    best = max(sheet.rows[:_SEARCHED_ROWS], key=lambda row: len(_recognise(kind, row)), default=None)
    if best is None or len(_recognise(kind, best)) < 2:
        wanted = ", ".join(f"'{column.headings[1]}' ({column.key})" for column in COLUMNS[kind] if column.required)
        raise Invalid(
            [FieldProblem(f"{sheet.file}, sheet {sheet.name}", f"No row of headings was found; wanted: {wanted}.")]
        )
    positions = _recognise(kind, best)
    headings = {index: text for index, text in enumerate(best.cells) if text}
    mistakes = list(_check_headings(kind, sheet, positions, headings))
    if mistakes:
        raise Invalid(mistakes)
    known = {indexes[0] for indexes in positions.values()}
    notes = tuple(
        f"{sheet.file}, sheet {sheet.name}: column {column_letter(index)} ({text}) is not read"
        for index, text in headings.items()
        if index not in known
    )
    below = tuple(row for row in sheet.rows if row.number > best.number)
    return Table(kind, sheet, {key: indexes[0] for key, indexes in positions.items()}, headings, below, notes)


def column_letter(index: int) -> str:
    """The letter of the column with that index: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _propose(unread: list[str]) -> str:
    """Which of the columns that mean nothing here it may be, under another name."""
    if not unread:
        return "add it"
    which = f"{', '.join(unread[:-1])} or {unread[-1]}" if unread[1:] else unread[0]
    return f"if it is {which}, name that column so; else add it"


def _recognise(kind: RegisterKind, row: RegisterRow) -> dict[str, list[int]]:
    meaning = {heading: column.key for column in COLUMNS[kind] for heading in column.headings}
    found: dict[str, list[int]] = {}
    for index, text in enumerate(row.cells):
        if key := meaning.get(tidy(text)):
            found.setdefault(key, []).append(index)
    return found


def _check_headings(
    kind: RegisterKind, sheet: RegisterSheet, positions: dict[str, list[int]], headings: dict[int, str]
) -> Iterator[FieldProblem]:
    place = f"{sheet.file}, sheet {sheet.name}"
    read = {index for indexes in positions.values() for index in indexes}
    russian = any(_CYRILLIC.search(headings[index]) for index in read)
    unread = [f"{column_letter(index)} ({text})" for index, text in headings.items() if index not in read]
    for column in COLUMNS[kind]:
        names = f"'{column.headings[1]}' ({column.key})" if russian else f"'{column.key.replace('_', ' ')}'"
        if column.required and column.key not in positions:
            yield FieldProblem(place, f"There is no column {names}: {_propose(unread)}.")
        if len(positions.get(column.key, ())) > 1:
            letters = ", ".join(column_letter(index) for index in positions[column.key])
            yield FieldProblem(place, f"Columns {letters} are all {names}: keep one.")
