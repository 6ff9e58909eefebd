"""What an import did and what it refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RowMistake:
    """One cell that is wrong: `column` is its letter, `heading` what stands above it. `value` may be personal: never log it."""

    file: str
    sheet: str
    row: int
    column: str
    heading: str
    value: str = field(repr=False)
    reason: str

    def __str__(self) -> str:
        """The place and the reason, without the value."""
        return f"{self.file}, sheet {self.sheet}, row {self.row}, column {self.column} ({self.heading}): {self.reason}"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Counts by kind ("buildings", …): rows read, and records that are good; `written`: how many were new or different."""

    company: str
    rows: Mapping[str, int]
    good: Mapping[str, int]
    written: int
    mistakes: tuple[RowMistake, ...]
    notes: tuple[str, ...] = ()
