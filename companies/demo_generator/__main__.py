"""`python -m companies.demo_generator requests.csv.gz`: writes the Excel files of the demo companies."""

import random
import sys
from pathlib import Path

from companies.demo_generator.buildings import (
    ENGLISH_NOTES,
    RUSSIAN_NOTES,
    STEPPE_NOTES,
    add_notes,
    choose_buildings,
    invent_buildings,
    invent_steppe_buildings,
)
from companies.demo_generator.executors import list_riverside, list_samal, list_zarya
from companies.demo_generator.meters import ENGLISH_DIALS, RUSSIAN_DIALS, invent_meters
from companies.demo_generator.residents import RIVERSIDE_STYLE, SAMAL_STYLE, ZARYA_STYLE, invent_residents
from companies.demo_generator.workbook import write_workbook

FOLDER = Path(__file__).resolve().parents[1]
LAST_READ_BUILDING = "B040"  # of the others the supplier reads the meters
BUILDING_HEADS = ["Код дома", "Адрес", "Район", "Широта", "Долгота", "Подъездов", "Этажей", "Примечание"]
EXECUTOR_HEADS = [
    "Код", "Исполнитель", "Специальности", "Телефон", "E-mail", "Смены", "Старший", "Заявок одновременно", "Отсутствие",
    "Замещает",
]  # fmt: skip
METER_HEADS = [
    "Лицевой счёт", "Код дома", "Квартира", "Вид", "Заводской номер", "Место", "Разрядность", "Поверка до",
    "Последнее показание", "Дата показания",
]  # fmt: skip


def main(arguments: list[str]) -> int:
    """Write all nine files; the argument is a CSV with the columns address, district, lat, lon and object."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    buildings = choose_buildings(Path(arguments[0]), _dice(1))
    write_zarya(FOLDER / "zarya", buildings)
    write_riverside(FOLDER / "riverside")
    write_samal(FOLDER / "samal")
    return 0


def write_zarya(folder: Path, buildings: list[dict[str, object]]) -> None:
    """The Russian company's files."""
    residents = invent_residents(buildings, ZARYA_STYLE, _dice(2))
    rows = _rows(add_notes(buildings, RUSSIAN_NOTES))
    write_workbook(folder / "buildings.xlsx", "Дома", "УК «Заря». Дома в управлении", BUILDING_HEADS, rows)
    heads = ["Код жителя", "ФИО", "Телефон", "Код дома", "Квартира", "Подъезд", "Этаж", "Долг, руб.", "Лицевой счёт"]
    write_workbook(folder / "residents.xlsx", "Жители", "УК «Заря». Жители (вымышленные)", heads, _rows(residents))
    write_workbook(folder / "executors.xlsx", "Исполнители", "УК «Заря». Исполнители", EXECUTOR_HEADS, list_zarya())
    meters = invent_meters(residents, RUSSIAN_DIALS, _dice(7), lambda building: building <= LAST_READ_BUILDING)
    write_workbook(folder / "meters.xlsx", "Счётчики", "УК «Заря». Счётчики", METER_HEADS, _rows(meters))


def write_riverside(folder: Path) -> None:
    """The English-speaking company's files."""
    buildings = invent_buildings(_dice(3))
    residents = invent_residents(buildings, RIVERSIDE_STYLE, _dice(4))
    heads = ["Building ID", "Address", "District", "Latitude", "Longitude", "Entrances", "Floors", "Notes"]
    rows = _rows(add_notes(buildings, ENGLISH_NOTES))
    write_workbook(folder / "buildings.xlsx", "Buildings", "Riverside Homes: buildings", heads, rows)
    heads = ["Resident ID", "Name", "Phone", "Building", "Flat", "Entrance", "Floor", "Debt", "Language", "Account"]
    write_workbook(folder / "residents.xlsx", "Residents", "Riverside Homes: residents", heads, _rows(residents))
    heads = ["ID", "Name", "Trades", "Phone", "E-mail", "Shifts", "Foreman", "At once", "Absence", "Stand-in"]
    write_workbook(folder / "executors.xlsx", "Executors", "Riverside Homes: executors", heads, list_riverside())
    meters = invent_meters(residents, ENGLISH_DIALS, _dice(8))
    heads = [
        "Account", "Building", "Flat", "Type", "Serial number", "Location", "Digits", "Verified", "Last reading", "Reading date"
    ]  # fmt: skip
    write_workbook(folder / "meters.xlsx", "Meters", "Riverside Homes: meters", heads, _rows(meters))


def write_samal(folder: Path) -> None:
    """The files of the company with two languages side by side."""
    buildings = invent_steppe_buildings(_dice(5))
    residents = invent_residents(buildings, SAMAL_STYLE, _dice(6))
    rows = _rows(add_notes(buildings, STEPPE_NOTES))
    write_workbook(folder / "buildings.xlsx", "Дома", "Самал. Дома", BUILDING_HEADS, rows)
    heads = ["Код жителя", "ФИО", "Телефон", "Код дома", "Квартира", "Подъезд", "Этаж", "Долг", "Язык", "Лицевой счёт"]
    write_workbook(folder / "residents.xlsx", "Жители", "Самал. Жители (вымышленные)", heads, _rows(residents))
    write_workbook(folder / "executors.xlsx", "Исполнители", "Самал. Исполнители", EXECUTOR_HEADS, list_samal())
    meters = invent_meters(residents, RUSSIAN_DIALS, _dice(9))
    write_workbook(folder / "meters.xlsx", "Счётчики", "Самал. Счётчики", METER_HEADS, _rows(meters))


def _dice(seed: int) -> random.Random:
    """Chance that falls the same way every time."""
    return random.Random(seed)  # noqa: S311


def _rows(records: list[dict[str, object]]) -> list[list[object]]:
    return [list(record.values()) for record in records]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
