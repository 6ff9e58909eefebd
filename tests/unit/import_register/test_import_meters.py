"""The sheet of meters: what is read, what is refused, and that readings given since stay; then the file for accounting."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from cli.company import Registers, app
from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.application.import_register import import_register
from dozor.application.register.report import ImportReport
from dozor.domain.meter import KnownReading, Meter, MeterKind, Reading, ReadingSource
from dozor.ports.registers import RegisterKind
from tests.fakes.meters import FakeMeters
from tests.fakes.people import FakePeople
from tests.unit.import_register.sheets import GOOD, ZARYA, Rows, Sheets

CATALOGUE = PackagedCatalogue().current()
HEADS = [
    "Лицевой счёт", "Код дома", "Квартира", "Вид", "Заводской номер", "Разрядность", "Поверка до", "Последнее показание",
    "Дата показания",
]  # fmt: skip
ROW = ["100 500", "B1", "12", "ХВС", "SN-778123", "5", "01.05.2027", "120,735", "2026-10-20 00:00:00"]
COLD = KnownReading(120, date(2026, 10, 20), "2026-10")
TAKEN_AT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)


def run(rows: Rows, meters: FakeMeters, people: FakePeople | None = None) -> ImportReport:
    source = Sheets({**GOOD, RegisterKind.METERS: [HEADS, *rows]})
    return import_register(ZARYA, source, people or FakePeople(), meters, CATALOGUE)


def give(meters: FakeMeters, meter: Meter, value: int, version: int) -> Meter:
    reading = Reading(
        "zarya", meter.account, meter.id, f"c1-{version}", value, "2026-11", TAKEN_AT.replace(minute=30 + version),
        ReadingSource.PHONE_KEYPAD, meter.kind, meter.serial, meter.address, meter.flat, "c1",
    )  # fmt: skip
    after = meter.take(KnownReading(value, TAKEN_AT.date(), "2026-11"))
    meters.store(after, reading)
    return after


def test_a_meter_is_read_with_its_last_reading() -> None:
    meters = FakeMeters()
    report = run([ROW], meters)
    assert report.mistakes == ()
    assert (report.good["meters"], report.written) == (1, 6)
    (meter,) = meters.meters("zarya", "100500")
    assert (meter.kind, meter.serial, meter.digits, meter.verified_until) == (
        MeterKind.COLD_WATER,
        "SN-778123",
        5,
        date(2027, 5, 1),
    )
    assert (meter.address, meter.flat, meter.latest) == ("Лесная улица, дом 1", "12", COLD)


def test_a_second_import_writes_nothing() -> None:
    meters, people = FakeMeters(), FakePeople()
    run([ROW], meters, people)
    assert run([ROW], meters, people).written == 0
    changed = [*ROW[:5], "6", *ROW[6:]]
    assert run([changed], meters, people).written == 1


def test_a_reading_given_since_stays_and_a_later_one_of_the_sheet_counts() -> None:
    meters, people = FakeMeters(), FakePeople()
    run([ROW], meters, people)
    given = give(meters, meters.meters("zarya", "100500")[0], 127, 0)
    assert run([ROW], meters, people).written == 0
    assert meters.meters("zarya", "100500") == (given,)
    run([[*ROW[:7], "131", "05.12.2026"]], meters, people)
    (meter,) = meters.meters("zarya", "100500")
    assert (meter.latest, meter.before) == (KnownReading(131, date(2026, 12, 5), "2026-12"), given.latest)


@pytest.mark.parametrize(
    ("place", "value", "column", "reason"),
    [
        (0, "", "A", "This cell is empty"),
        (0, "10-A5", "A", "An account number is up to 20 digits"),
        (1, "B9", "B", "No building has this id or address"),
        (3, "керосин", "D", "There is no kind of meter 'керосин'"),
        (4, "", "E", "This cell is empty"),
        (5, "12", "F", "A dial has 3 to 9 digits"),
        (6, "скоро", "G", "Write a date as 20.10.2026"),
        (6, "31.02.2027", "G", "Write a date as 20.10.2026"),
        (7, "много", "H", "Write the reading as digits"),
        (7, "123456", "H", "The dial has 5 digits"),
        (8, "", "I", "Say on which day the last reading was taken."),
    ],
)
def test_a_wrong_row_is_listed_with_its_cell_and_left_out(place: int, value: str, column: str, reason: str) -> None:
    meters = FakeMeters()
    report = run([[*ROW[:place], value, *ROW[place + 1 :]]], meters)
    (mistake,) = report.mistakes
    assert (mistake.file, mistake.row, mistake.column) == ("meters.xlsx", 2, column)
    assert mistake.reason.startswith(reason)
    assert meters.all_meters("zarya") == ()


def test_the_same_meter_twice_is_refused() -> None:
    report = run([ROW, ROW], FakeMeters())
    assert [(one.row, one.reason) for one in report.mistakes] == [(3, "This meter of this kind is in row 2 already.")]


# --- the file for accounting --------------------------------------------------------------------------------------------
@pytest.fixture
def given_twice() -> FakeMeters:
    """One meter, given once and corrected."""
    meters = FakeMeters()
    run([ROW], meters)
    meter = give(meters, meters.meters("zarya", "100500")[0], 137, 0)
    give(meters, meter, 127, 1)
    return meters


def export(meters: FakeMeters, path: Path, *more: str) -> tuple[int, str]:
    arguments = ["readings", "zarya", "--month", "2026-11", "-o", str(path), *more]
    result = CliRunner().invoke(app, arguments, obj=lambda _table: Registers(FakePeople(), meters))
    return result.exit_code, result.output


def test_accounting_gets_one_row_a_meter_in_excel(given_twice: FakeMeters, tmp_path: Path) -> None:
    code, told = export(given_twice, tmp_path / "november.xlsx")
    assert (code, told.endswith("1 readings of 2026-11\n")) == (0, True)
    book = load_workbook(tmp_path / "november.xlsx", read_only=True)
    heads, row = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    told_row = dict(zip(heads, row, strict=True))
    assert (told_row["account"], told_row["reading"], told_row["taken at"]) == ("100500", 127, "2026-11-20 18:31")
    assert told_row["source"] == "phone_keypad"


def test_or_all_of_them_in_csv(given_twice: FakeMeters, tmp_path: Path) -> None:
    assert export(given_twice, tmp_path / "november.csv", "--all")[0] == 0
    lines = (tmp_path / "november.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[7] for line in lines] == ["reading", "137", "127"]
    assert [line.split(";")[-1] for line in lines] == ["superseded", "yes", ""]


def test_a_file_or_a_month_that_is_none_is_told(given_twice: FakeMeters, tmp_path: Path) -> None:
    assert export(given_twice, tmp_path / "november.pdf") == (1, "november.pdf: The name must end in .xlsx or .csv.\n")
    assert export(given_twice, tmp_path / "november.csv", "--month", "2026-13")[0] == 1
    assert export(given_twice, tmp_path / "nowhere" / "november.csv")[0] == 1
