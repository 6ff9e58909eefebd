"""The companies' registers, read and written by this process."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.adapters.dynamodb.meter_repository import DynamoMeterRepository
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.table import Table
from dozor.adapters.xlsx.register_workbooks import WorkbookRegisters
from dozor.application.import_register import import_register
from dozor.application.register.report import ImportReport
from dozor.ports.registers import RegisterKind, RegisterSource
from infra.companies import LoadedCompany
from local.cloud.server.session import LaptopSession


class RegisterImport(Protocol):
    """How a laptop gets its people. Begun once, when the table is there."""

    def begin(self, session: LaptopSession, table: str) -> None:
        """Start writing into the table of that name, on the cloud of that session."""
        ...

    def reports(self) -> Iterator[ImportReport]:
        """What came of it, company by company, as it is done; raises Invalid for a file that cannot be read."""
        ...


class ImportHere:
    """A RegisterImport in this very process. sources: slug -> sheets that were read already, else the files are read."""

    def __init__(self, companies: Sequence[LoadedCompany], sources: Mapping[str, RegisterSource] | None = None) -> None:
        self._companies = tuple(companies)
        self._sources = sources or {}
        self._table: Table | None = None

    def begin(self, session: LaptopSession, table: str) -> None:
        """Nothing is written before somebody asks for reports."""
        self._table = Table(table, session.client("dynamodb"))

    def reports(self) -> Iterator[ImportReport]:
        """Imports as `dozor company import` does."""
        if self._table is None:
            raise RuntimeError("an import has to begin before it can be reported")
        people, meters = DynamoPeopleRepository(self._table), DynamoMeterRepository(self._table)
        catalogue = PackagedCatalogue().current()
        for company in self._companies:
            source = self._sources.get(company.slug) or WorkbookRegisters(files_of(company))
            yield import_register(company.company, source, people, meters, catalogue)


def files_of(company: LoadedCompany) -> dict[RegisterKind, Path]:
    """The Excel files that the company's own file names."""
    return {kind: path for kind in RegisterKind if (path := getattr(company.register, kind.value))}
