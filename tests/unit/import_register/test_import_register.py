"""The import: good rows go in, wrong ones are listed, and what is not understood at all changes nothing."""

from datetime import UTC, datetime

import pytest

from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.application.import_register import import_register
from dozor.application.register.report import ImportReport
from dozor.domain.errors import Invalid
from dozor.ports.registers import RegisterKind, RegisterSource
from tests.fakes.meters import FakeMeters
from tests.fakes.people import FakePeople
from tests.unit.import_register.sheets import BUILDINGS, EXECUTORS, GOOD, RESIDENTS, ZARYA, Sheets, with_rows

CATALOGUE = PackagedCatalogue().current()
B, R, E = RegisterKind.BUILDINGS, RegisterKind.RESIDENTS, RegisterKind.EXECUTORS


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


def run(source: RegisterSource, people: FakePeople) -> ImportReport:
    return import_register(ZARYA, source, people, FakeMeters(), CATALOGUE)


def test_good_sheets_go_in_whole(people: FakePeople) -> None:
    report = run(Sheets(GOOD), people)

    assert report.mistakes == ()
    assert report.good == {"buildings": 2, "residents": 1, "executors": 2}
    assert report.written == 5
    (anna,) = people.residents_by_phone("zarya", "+79000001001")
    assert (anna.name, anna.flat, anna.debt, anna.address) == ("Иванова Анна", "12", 123450, "Лесная улица, дом 1")
    peter = people.executor("zarya", "E1")
    assert peter.trades == ("plumber", "electrician")
    assert peter.shifts[0].weekdays == (0, 1, 2, 3, 4)
    assert peter.foreman_id == "E2"


def test_what_a_caretaker_wrote_about_a_house_is_kept(people: FakePeople) -> None:
    heads, first, *others = BUILDINGS
    noted = [[*heads, "Примечание"], [*first, "Кран в подвале, ключ у дворника."], *([*row, ""] for row in others)]

    run(Sheets({**GOOD, B: noted}), people)

    assert people.building("zarya", "B1").notes == "Кран в подвале, ключ у дворника."
    assert people.building("zarya", "B2").notes == ""


def test_a_second_import_writes_nothing_and_a_changed_row_is_one(people: FakePeople) -> None:
    run(Sheets(GOOD), people)
    changed = {**GOOD, R: [RESIDENTS[0], [*RESIDENTS[1][:5], "0"]]}

    assert run(Sheets(GOOD), people).written == 0
    assert run(Sheets(changed), people).written == 1
    assert people.residents_by_phone("zarya", "+79000001001")[0].debt == 0


@pytest.mark.parametrize(
    ("kind", "row", "column", "reason"),
    [
        (B, ["B1", "Другая улица, дом 5"], "A", "This id is in row 2 already."),
        (B, ["B3", "лесная улица дом 1"], "B", "This address is in row 2 already."),
        (B, ["", "Другая улица, дом 5"], "A", "This cell is empty"),
        (R, ["P1", "Я", "89000001002", "B1", "13", ""], "A", "This id is in row 2 already."),
        (R, ["", "Я", "89000001002", "B1", "13", ""], "A", "This cell is empty"),
        (R, ["P2", "", "89000001002", "B1", "13", ""], "B", "This cell is empty"),
        (R, ["P2", "Я", "12345", "B1", "13", ""], "C", "There is no such phone number"),
        (R, ["P2", "Я", "89000001002; 5", "B1", "13", ""], "C", "This is not a phone number"),
        (R, ["P2", "Я", "89000001001", "B1", "12", ""], "C", "This phone at this flat is in row 2 already."),
        (R, ["P2", "Я", "89000001002", "B9", "13", ""], "D", "No building has this id or address"),
        (R, ["P2", "Я", "89000001002", "B1", "", ""], "E", "This cell is empty"),
        (
            R,
            ["P2", "Я", "89000001002", "B1", "13", "много"],
            "F",
            "This is not a sum of money: write it as 1234.50 or 1 234,50.",
        ),
        (R, ["P2", "Я", "89000001002", "B1", "13", "-10"], "F", "A debt cannot be negative"),
        (E, ["E1", "Я", "сантехник", "89000000013", "24/7", ""], "A", "This id is in row 2 already."),
        (E, ["E3", "Я", "волшебник", "89000000013", "24/7", ""], "C", "There is no trade 'волшебник'"),
        (E, ["E3", "Я", "", "89000000013", "24/7", ""], "C", "This cell is empty"),
        (E, ["E3", "Я", "сантехник", "x", "24/7", ""], "D", "This is not a phone number."),
        (E, ["E3", "Я", "сантехник", "89000000013", "когда как", ""], "E", "This is not a shift"),
        (E, ["E3", "Я", "сантехник", "89000000013", "", ""], "E", "This cell is empty: write the shifts"),
        (E, ["E3", "Я", "сантехник", "89000000013", "24/7", "E9"], "F", "No executor has this id"),
        (E, ["E3", "Я", "сантехник", "89000000013", "24/7", "E3"], "F", "No executor has this id"),
    ],
)
def test_a_wrong_row_is_listed_with_its_cell_and_left_out(
    people: FakePeople, kind: RegisterKind, row: list[str], column: str, reason: str
) -> None:
    report = run(with_rows(kind, row), people)

    (mistake,) = report.mistakes
    assert (mistake.file, mistake.sheet, mistake.row) == (f"{kind}.xlsx", "Лист1", len(GOOD[kind]) + 1)
    assert (mistake.column, mistake.reason[: len(reason)]) == (column, reason)
    assert mistake.heading == GOOD[kind][0]["ABCDEF".index(column)]
    assert mistake.value == row["ABCDEF".index(column)]
    assert report.good == {"buildings": 2, "residents": 1, "executors": 2}
    assert report.written == 5


def test_all_mistakes_of_a_row_are_listed(people: FakePeople) -> None:
    report = run(with_rows(R, ["P2", "Я", "x", "B9", "", "y"]), people)

    assert [mistake.column for mistake in report.mistakes] == ["D", "C", "E", "F"]


def test_residents_of_a_building_whose_row_is_wrong_are_listed_too(people: FakePeople) -> None:
    buildings = [BUILDINGS[0], ["B 1", "Лесная улица, дом 1"], BUILDINGS[2]]

    report = run(Sheets({**GOOD, B: buildings}), people)

    assert [(mistake.file, mistake.column) for mistake in report.mistakes] == [
        ("buildings.xlsx", "A"),
        ("residents.xlsx", "D"),
    ]


def test_whoever_stands_under_a_foreman_that_is_left_out_is_left_out_too(people: FakePeople) -> None:
    chain = [
        ["E3", "Я", "сантехник", "89000000013", "24/7", "E4"],
        ["E4", "Он", "сантехник", "89000000014", "24/7", "E5"],
    ]

    report = run(with_rows(E, *chain), people)

    assert [mistake.row for mistake in report.mistakes] == [4, 5]
    assert [one.id for one in people.executors("zarya")] == ["E1", "E2"]


def test_a_cell_with_two_phones_is_a_person_with_two(people: FakePeople) -> None:
    report = run(with_rows(R, ["P2", "Я", "8 900 000 10 02, +7 900 000 10 03", "B2", "5", ""]), people)

    assert report.mistakes == ()
    assert people.residents_by_phone("zarya", "+79000001002")[0].id == "P2"
    assert people.residents_by_phone("zarya", "+79000001003")[0].flat == "5"


def test_people_whom_the_company_has_not_numbered_keep_the_same_id(people: FakePeople) -> None:
    residents = [row[1:] for row in RESIDENTS]

    first, second = run(Sheets({**GOOD, R: residents}), people), run(Sheets({**GOOD, R: residents}), people)

    assert first.good["residents"] == 1
    assert second.written == 0


def test_a_building_may_be_named_by_its_address(people: FakePeople) -> None:
    report = run(with_rows(R, ["P2", "Я", "89000001002", "лесная улица, дом 2", "5", ""]), people)

    assert report.mistakes == ()
    assert people.residents_by_phone("zarya", "+79000001002")[0].building_id == "B2"


def test_english_headings_in_any_order_below_a_title(people: FakePeople) -> None:
    sheet = [
        ["Residents as of today"],
        [],
        ["Flat", "Shoe size", "Mobile", "Balance due", "Building ID", "Full name"],
        ["7", "44", "89000001004", "10.5", "B1", "Ann"],
        ["", "", "", "", "", ""],
    ]

    report = run(Sheets({**GOOD, R: sheet}), people)

    assert report.rows["residents"] == 1
    assert people.residents_by_phone("zarya", "+79000001004")[0].debt == 1050
    assert report.notes == ("residents.xlsx, sheet Лист1: column B (Shoe size) is not read",)


def test_a_sheet_alone_is_checked_against_what_is_there_already(people: FakePeople) -> None:
    run(Sheets(GOOD), people)
    more = Sheets({E: [EXECUTORS[0], ["E7", "Вера", "бухгалтерия", "89000000017", "24/7", "E2"]]})

    report = run(more, people)

    assert report.mistakes == ()
    assert report.good == {"executors": 1}
    assert report.notes == (
        "no buildings were handed over: they stay as they are",
        "no residents were handed over: they stay as they are",
    )
    assert len(people.buildings("zarya")) == 2


def test_an_executors_own_buildings_must_be_the_companys(people: FakePeople) -> None:
    heads = [*EXECUTORS[0], "Дома"]
    rows = [[*EXECUTORS[2], "B1, B2"], ["E3", "Я", "сантехник", "89000000013", "24/7", "", "B1 B7"]]

    report = run(Sheets({**GOOD, E: [heads, *rows]}), people)

    assert people.executor("zarya", "E2").buildings == ("B1", "B2")
    assert [(mistake.column, mistake.reason) for mistake in report.mistakes] == [("G", "No building has the id 'B7'.")]


MORE = [*EXECUTORS[0], "Заявок одновременно", "Отсутствие", "Замещает", "Языки"]


def test_absence_capacity_and_languages_of_executors_and_a_second_import_of_them(people: FakePeople) -> None:
    rows = [[*EXECUTORS[1], "6", "отпуск 01.07.2026-14.07.2026", "E2", "ru, kk"], [*EXECUTORS[2], "", "", "", ""]]

    first, second = (run(Sheets({**GOOD, E: [MORE, *rows]}), people) for _ in range(2))

    peter = people.executor("zarya", "E1")
    assert (peter.capacity, peter.languages) == (6, ("ru", "kk"))
    (holiday,) = peter.absences
    assert (holiday.reason, holiday.stand_in_id) == ("holiday", "E2")
    assert (holiday.starts_at.isoformat(), holiday.ends_at) == (
        "2026-06-30T21:00:00+00:00",
        datetime(2026, 7, 14, 21, tzinfo=UTC),
    )
    assert first.mistakes == ()
    assert second.written == 0


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        (["many", "", "", ""], "G", "Write how many requests at once"),
        (["0", "", "", ""], "G", "Write how many requests at once"),
        (["", "fishing", "", ""], "H", "This is no absence"),
        (["", "отпуск 14.07.2026-01.07.2026", "", ""], "H", "The last day lies before the first"),
        (["", "отпуск 01.07.2026-14.07.2026", "E7", ""], "I", "No executor has this id"),
        (["", "отпуск 01.07.2026-14.07.2026", "E3", ""], "I", "No executor has this id"),
        (["", "", "E2", ""], "I", "Somebody stands in only for an absence"),
        (["", "", "", "русский"], "J", "Write a language as two letters"),
    ],
)
def test_what_is_wrong_about_an_executor_is_told_with_its_place(
    people: FakePeople, cells: list[str], column: str, reason: str
) -> None:
    rows = [[*EXECUTORS[2], "", "", "", ""], ["E3", "Я", "сантехник", "89000000013", "24/7", "", *cells]]

    report = run(Sheets({**GOOD, E: [MORE, *rows]}), people)

    (mistake,) = report.mistakes
    assert (mistake.file, mistake.row, mistake.column) == ("executors.xlsx", 3, column)
    assert reason in mistake.reason
    assert [one.id for one in people.executors("zarya")] == ["E2"]


@pytest.mark.parametrize(
    ("kind", "rows", "reason"),
    [
        (R, [["Код", "ФИО", "Телефон", "Дом"], ["P1", "Я", "89000001002", "B1"]], "no column 'квартира' (flat)"),
        (B, [["что-то", "другое"], ["B1", "Лесная"]], "No row of headings was found"),
        (B, [], "There must be one sheet named"),
        (B, [["Код", "Адрес", "Адрес дома"], ["B1", "x", "y"]], "Columns B, C are all"),
    ],
)
def test_a_sheet_that_is_not_understood_changes_nothing(
    people: FakePeople, kind: RegisterKind, rows: list[list[str]], reason: str
) -> None:
    with pytest.raises(Invalid) as caught:
        run(Sheets({**GOOD, kind: rows}), people)

    assert reason in str(caught.value)
    assert people.buildings("zarya") == ()
    assert people.executors("zarya") == ()


@pytest.mark.parametrize(
    ("headings", "reason"),
    [
        (
            ["ID", "Name", "Skill", "Phone"],
            "There is no column 'trades': if it is C (Skill), name that column so; else add it.",
        ),
        (
            ["ID", "Name", "Skill", "Phone", "Rank"],
            "There is no column 'trades': if it is C (Skill) or E (Rank), name that column so; else add it.",
        ),
        (["ID", "Name", "Phone"], "There is no column 'trades': add it."),
        (
            ["Код", "Исполнитель", "Умения", "Телефон"],
            "There is no column 'специальности' (trades): if it is C (Умения), name that column so; else add it.",
        ),
    ],
)
def test_a_missing_column_is_named_as_the_sheets_others_are(
    people: FakePeople, headings: list[str], reason: str
) -> None:
    with pytest.raises(Invalid) as caught:
        run(Sheets({**GOOD, RegisterKind.EXECUTORS: [headings, ["E1", "Tom", "plumber", "89000001002"]]}), people)

    assert [problem.reason for problem in caught.value.problems] == [reason]


def test_mistakes_are_logged_without_what_people_wrote(people: FakePeople) -> None:
    report = run(with_rows(R, ["P2", "Секретова", "900-секрет", "B1", "13", ""]), people)

    assert "секрет" not in repr(report).lower()
    assert "секрет" not in str(report.mistakes[0]).lower()
