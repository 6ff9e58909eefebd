"""Registers that another process imports while this one starts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.build.steps import ROOT
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.table import Table
from infra.companies import load_company_file
from local.cloud.server.moto_server import MotoServer
from local.cloud.server.session import LaptopSession
from local.demo.import_aside import ImportAside, ImportFailed
from local.demo.import_here import ImportHere
from tests.contract.table import TABLE, create_table

SLUG = "riverside"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one company of the demo."""
    shutil.copy(ROOT / "companies" / f"{SLUG}.yaml", tmp_path)
    shutil.copytree(ROOT / "companies" / SLUG, tmp_path / SLUG)
    return tmp_path


@pytest.fixture
def session() -> Iterator[LaptopSession]:
    """A cloud with an empty table."""
    with MotoServer() as server:
        made = LaptopSession(server.endpoint, "eu-central-1")
        create_table(made.client("dynamodb"))
        yield made
        made.close()


def test_another_process_imports_what_this_one_would(folder: Path, session: LaptopSession) -> None:
    with ImportAside(folder) as importing:
        importing.begin(session, TABLE)
        (report,) = importing.reports()

    people = DynamoPeopleRepository(Table(TABLE, session.client("dynamodb")))
    assert report.company == SLUG
    assert len(people.buildings(SLUG)) == report.good["buildings"] > 0
    assert len(people.residents(SLUG)) == report.good["residents"] > 0
    here = ImportHere([load_company_file(folder / f"{SLUG}.yaml")])
    here.begin(session, TABLE)
    (again,) = here.reports()
    assert (again.good, again.mistakes, again.written) == (report.good, report.mistakes, 0)


def test_a_workbook_that_cannot_be_read_fails_the_start_with_its_name(
    folder: Path, session: LaptopSession, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / SLUG / "residents.xlsx").write_bytes(b"no workbook at all")

    with ImportAside(folder) as importing:
        importing.begin(session, TABLE)
        with pytest.raises(ImportFailed):
            list(importing.reports())

    assert "residents.xlsx: This is no Excel workbook" in capfd.readouterr().err


def test_it_ends_with_a_laptop_that_did_not_get_so_far(folder: Path) -> None:
    with ImportAside(folder) as importing:
        process = importing.process

    assert process.poll() is not None


def test_one_that_has_died_is_noticed(folder: Path, session: LaptopSession) -> None:
    with ImportAside(folder) as importing:
        importing.process.kill()
        importing.process.wait()

        importing.begin(session, TABLE)
        with pytest.raises(ImportFailed):
            list(importing.reports())
