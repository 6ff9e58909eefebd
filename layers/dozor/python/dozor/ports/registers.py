"""The sheets in which a company hands over its buildings, residents, executors and meters."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class RegisterKind(StrEnum):
    """What a sheet lists; also the order in which they are read."""

    BUILDINGS = "buildings"
    RESIDENTS = "residents"
    EXECUTORS = "executors"
    METERS = "meters"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row as the sheet numbers it (from 1), and the text of its cells from column A on, empty for empty ones."""

    number: int
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """One sheet of a file; rows in order, those that are wholly empty left out."""

    file: str
    name: str
    rows: tuple[RegisterRow, ...] = field(repr=False)


class RegisterSource(Protocol):
    """Where the sheets come from."""

    def kinds(self) -> tuple[RegisterKind, ...]:
        """What has been handed over."""
        ...

    def sheets(self, kind: RegisterKind) -> tuple[RegisterSheet, ...]:
        """All sheets of the file for that kind; raises Invalid naming the file when it cannot be read."""
        ...
