"""Sheets that are read before anybody asks for them."""

from collections.abc import Mapping

from dozor.adapters.xlsx.register_workbooks import WorkbookRegisters
from dozor.domain.errors import Invalid
from dozor.ports.registers import RegisterKind, RegisterSheet
from infra.companies import LoadedCompany
from local.demo.import_here import files_of


class ReadAhead:
    """A RegisterSource whose sheets lie ready; a file that could not be read is told when its sheets are asked for."""

    def __init__(self, read: Mapping[RegisterKind, tuple[RegisterSheet, ...] | Invalid]) -> None:
        self._read = read

    def kinds(self) -> tuple[RegisterKind, ...]:
        """What has been handed over, in reading order."""
        return tuple(self._read)

    def sheets(self, kind: RegisterKind) -> tuple[RegisterSheet, ...]:
        """The sheets; raises Invalid when the file could not be read."""
        found = self._read[kind]
        if isinstance(found, Invalid):
            raise found
        return found


def read_ahead(company: LoadedCompany) -> ReadAhead:
    """All sheets of a company's Excel files."""
    source = WorkbookRegisters(files_of(company))
    return ReadAhead({kind: _read(source, kind) for kind in source.kinds()})


def _read(source: WorkbookRegisters, kind: RegisterKind) -> tuple[RegisterSheet, ...] | Invalid:
    try:
        return source.sheets(kind)
    except Invalid as wrong:
        return wrong
