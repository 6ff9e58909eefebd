"""`dozor company check` and `dozor company import`, as somebody at a terminal sees them."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.company import Registers, app
from infra.companies.load import COMPANIES
from tests.fakes.meters import FakeMeters
from tests.fakes.people import FakePeople
from tests.unit.import_register.sheets import BUILDINGS, EXECUTORS, RESIDENTS, save_workbook


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save_workbook(tmp_path / "buildings.xlsx", {"Дома": BUILDINGS})
    save_workbook(tmp_path / "residents.xlsx", {"Жители": [*RESIDENTS, ["P2", "Я", "x", "B1", "3", 0]]})
    save_workbook(tmp_path / "executors.xlsx", {"Исполнители": EXECUTORS})
    return tmp_path


def run(people: FakePeople, *arguments: str, meters: FakeMeters | None = None) -> Result:
    registers = Registers(people, meters or FakeMeters())
    return CliRunner().invoke(app, list(arguments), obj=lambda _table: registers)


def test_good_files_are_in_order(people: FakePeople) -> None:
    result = run(people, "check", *(str(path) for path in sorted(COMPANIES.glob("*.yaml"))))

    assert result.exit_code == 0
    assert "zarya.yaml: zarya is in order" in result.output


def test_a_wrong_file_is_told_with_its_line(people: FakePeople, tmp_path: Path) -> None:
    path = tmp_path / "zarya.yaml"
    path.write_text(
        (COMPANIES / "zarya.yaml").read_text(encoding="utf-8").replace("Europe/Moscow", "Mars"), encoding="utf-8"
    )
    shutil.copytree(COMPANIES / "zarya", tmp_path / "zarya")

    result = run(people, "check", str(path))
    document = json.loads(run(people, "check", str(path), "--json").output)

    assert result.exit_code == 1
    assert result.output.startswith("zarya.yaml:6: time_zone: there is no such time zone.")
    assert [mistake["line"] for mistake in document["mistakes"]] == [6]


def test_an_import_shows_what_it_did_and_what_it_refused(people: FakePeople, folder: Path) -> None:
    result = run(people, "import", "zarya", "--folder", str(folder))

    assert result.exit_code == 1
    assert "residents: 2 rows read, 1 records good" in result.output
    assert "5 records written" in result.output
    assert "1 cells are wrong" in result.output


def test_an_import_answers_in_json(people: FakePeople, folder: Path) -> None:
    document = json.loads(run(people, "import", "zarya", "--folder", str(folder), "--json").output)

    assert document["written"] == 5
    (mistake,) = document["mistakes"]
    assert (mistake["sheet"], mistake["row"], mistake["column"], mistake["value"]) == ("Жители", 3, "C", "x")


def test_the_companys_file_names_the_sheets_when_no_folder_is_given(people: FakePeople) -> None:
    meters = FakeMeters()
    first = run(people, "import", "riverside", "--json", meters=meters)
    second = run(people, "import", "riverside", "--json", meters=meters)

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert json.loads(first.output)["written"] > 60
    assert json.loads(second.output)["written"] == 0


def test_what_cannot_be_read_writes_nothing(people: FakePeople, folder: Path) -> None:
    (folder / "executors.xlsx").write_text("no workbook", encoding="utf-8")

    result = run(people, "import", "zarya", "--folder", str(folder))

    assert result.exit_code == 1
    assert "executors.xlsx: This is no Excel workbook" in result.output
    assert "Nothing was written." in result.output
    assert people.buildings("zarya") == ()


def test_a_company_that_nobody_described_is_told(people: FakePeople, folder: Path) -> None:
    result = run(people, "import", "nobody", "--folder", str(folder))

    assert result.exit_code == 1
    assert "There is no company 'nobody' in companies; there are: riverside, samal, zarya." in result.output


@pytest.mark.parametrize("command", [["import"], ["readings", "--month", "2026-11", "-o", "x.csv"], ["executors"]])
def test_a_company_that_is_nearly_called_so_is_proposed(people: FakePeople, command: list[str]) -> None:
    result = run(people, command[0], "zaria", *command[1:])

    assert result.exit_code == 1
    assert "slug: There is no company 'zaria' in companies; did you mean zarya? There are: " in result.output


def test_a_table_that_was_throttled_asks_to_import_again(people: FakePeople, folder: Path) -> None:
    people.faults.throttle("save_people")

    result = run(people, "import", "zarya", "--folder", str(folder))

    assert result.exit_code == 1
    assert "Import again" in result.output


def test_without_a_table_the_command_says_where_its_name_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TABLE_NAME", raising=False)

    result = CliRunner().invoke(app, ["import", "zarya", "--folder", str(folder)])

    assert result.exit_code == 1
    assert "TableName" in result.output


def test_help_shows_an_example(people: FakePeople) -> None:
    for command in ("check", "import"):
        assert f"Example: dozor company {command}" in run(people, command, "--help").output


def test_help_names_all_four_files_of_a_folder(people: FakePeople) -> None:
    told = run(people, "import", "--help").output

    assert [kind for kind in ("buildings", "residents", "executors", "meters") if f"{kind}.xlsx" not in told] == []


def test_a_folder_that_is_not_there_or_holds_no_registers_is_told(people: FakePeople, tmp_path: Path) -> None:
    empty = run(people, "import", "zarya", "--folder", str(tmp_path)).output
    none = run(people, "import", "zarya", "--folder", str(tmp_path / "none")).output

    assert "There is no buildings.xlsx, residents.xlsx, executors.xlsx or meters.xlsx in this folder." in empty
    assert "none: There is no such folder." in none
