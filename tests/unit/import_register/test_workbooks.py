"""Excel files as companies send them."""

import datetime
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dozor.adapters.xlsx.register_workbooks import WorkbookRegisters
from dozor.domain.errors import Invalid
from dozor.ports.registers import RegisterKind
from tests.unit.import_register.sheets import BUILDINGS, save_workbook

B = RegisterKind.BUILDINGS


def read(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    (sheet,) = WorkbookRegisters({B: path}).sheets(B)
    return [(row.number, row.cells) for row in sheet.rows]


def test_rows_keep_the_numbers_that_people_see(tmp_path: Path) -> None:
    path = save_workbook(
        tmp_path / "x.xlsx", {"Дома": [["Реестр"], [], ["Код", "Адрес"], [None, None], ["B1", " Лесная, 1 "]]}
    )

    assert read(path) == [(1, ("Реестр",)), (3, ("Код", "Адрес")), (5, ("B1", "Лесная, 1"))]


def test_cells_read_as_people_see_them(tmp_path: Path) -> None:
    values = [79000001001, 79000001001.0, 0.1 + 0.2, 1234.5, True, datetime.date(2026, 1, 2), "1\xa0234,5", None, "x"]

    ((_, cells),) = read(save_workbook(tmp_path / "x.xlsx", {"Дома": [values]}))

    assert cells == ("79000001001", "79000001001", "0.3", "1234.5", "True", "2026-01-02 00:00:00", "1 234,5", "", "x")


def test_merged_cells_and_a_wrong_dimension_do_no_harm(tmp_path: Path) -> None:
    path = save_workbook(tmp_path / "x.xlsx", {"Дома": [["Реестр домов", None], *BUILDINGS]})
    book = load_workbook(path)
    book["Дома"].merge_cells("A1:B1")
    book["Дома"].merge_cells("A3:A4")
    book.save(path)

    assert [number for number, _ in read(path)] == [1, 2, 3, 4]
    assert read(path)[3] == (4, ("", "Лесная улица, дом 2"))


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    path = save_workbook(tmp_path / "x.xlsx", {"Дома": BUILDINGS, "Черновик": [["?"]]})
    book = load_workbook(path)
    book["Черновик"].sheet_state = "hidden"
    book.save(path)

    assert [sheet.name for sheet in WorkbookRegisters({B: path}).sheets(B)] == ["Дома"]


def _text(path: Path) -> None:
    path.write_text("id;address\n", encoding="utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "no workbook")


def _cut(path: Path) -> None:
    save_workbook(path, {"Дома": [*BUILDINGS] * 200})
    path.write_bytes(path.read_bytes()[:3000])


def _damaged(path: Path) -> None:
    save_workbook(path, {"Дома": BUILDINGS})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content[:200] if "sheet1" in name else content)


@pytest.mark.parametrize("make", [_text, _empty, _other_archive, _cut, _damaged])
def test_what_is_no_workbook_is_said_to_be_none(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    make(tmp_path / "buildings.xlsx")

    with pytest.raises(Invalid, match=r"buildings\.xlsx: This is no Excel workbook"):
        WorkbookRegisters.in_folder(tmp_path).sheets(B)


def test_a_file_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="cannot be opened"):
        WorkbookRegisters({B: tmp_path / "x.xlsx"}).sheets(B)


def test_a_folder_gives_what_it_has_and_an_empty_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"There is no buildings\.xlsx"):
        WorkbookRegisters.in_folder(tmp_path)

    Workbook().save(tmp_path / "residents.xlsx")

    assert WorkbookRegisters.in_folder(tmp_path).kinds() == (RegisterKind.RESIDENTS,)
