"""Hours without of every flat, as accounting gets them."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from cli.main import app
from cli.outage import Books
from dozor.application.outages.count_hours import HEADINGS, count_hours, read_month
from dozor.domain.building import Building
from dozor.domain.errors import Invalid
from dozor.domain.outage import Outage, OutageStage, Scope
from dozor.domain.outage_rules import OutageRules, Permitted
from dozor.domain.people import Resident
from dozor.domain.resource import Resource
from tests.unit.application.trade import COMPANY, Trade, open_trade

BEGIN = datetime(2026, 10, 31, 21, tzinfo=UTC)  # midnight in Moscow
RULES = OutageRules(
    permitted=(
        Permitted(Resource.COLD_WATER, 4, 8, 0.15, source="item 1"),
        Permitted(Resource.HOT_WATER, 4, 8, 0.15, source="item 4"),
        Permitted(Resource.POWER, 24, 0, 0.15, feeds=1, source="item 9"),
        Permitted(Resource.POWER, 2, 0, 0.15, feeds=2, source="item 9"),
    )
)


def make_resident(flat: int, house: str, one: int) -> Resident:
    address, phone = f"{house[1]} Main Street", f"+7900000{flat}{one}00"
    return Resident("zarya", f"p{flat}-{one}", "N", phone, house, str(flat), address, account=f"A{flat}{house}")


def make_trade(*outages: Outage) -> Trade:
    trade = open_trade(outages=RULES)
    built = [
        Building("zarya", "b1", "1 Main Street", entrances=2, floors=2, flats_per_floor=2, power_feeds=2),
        Building("zarya", "b2", "2 Main Street"),
    ]
    living = [make_resident(*one) for one in ((1, "b1", 1), (1, "b1", 2), (6, "b1", 1), (10, "b2", 1))]
    trade.people.save_people(built, living, [])
    for one in outages:
        trade.outages.add(one, [])
    return trade


def out(key: str, resource: Resource, begin: float, length: float | None, **changes: object) -> Outage:
    began = BEGIN + timedelta(hours=begin)
    ended = None if length is None else began + timedelta(hours=length)
    given = {"scope": (Scope("b1"),), **changes}
    return Outage("zarya", key, resource, began_at=began, ended_at=ended, **given)  # type: ignore[arg-type]


def count(*outages: Outage, now: float = 10_000) -> dict[tuple[str, str, str], tuple[float, float, float]]:
    trade = make_trade(*outages)
    company = trade.companies.get("zarya")
    found = count_hours(company, "2026-11", BEGIN + timedelta(hours=now), trade.people, trade.outages)
    return {(one.address, one.flat, one.resource.value): (one.hours, one.excess, one.percent) for one in found}


HOUSE = "1 Main Street"


def test_every_flat_of_the_scope_once() -> None:
    found = count(out("o1", Resource.COLD_WATER, 10, 6))
    seen = {(HOUSE, flat, "cold_water"): (6, 2, 0.3) for flat in ("1", "5", "6")}
    assert found == seen


def test_a_riser_of_an_entrance_reaches_only_its_flats() -> None:
    found = count(out("o1", Resource.COLD_WATER, 10, 6, scope=(Scope("b1", entrances=("2",), risers=("2",)),)))
    assert list(found) == [(HOUSE, "6", "cold_water")]


def test_all_water_is_cold_and_hot_and_overlaps_count_once() -> None:
    found = count(out("o1", Resource.WATER, 10, 3), out("o2", Resource.COLD_WATER, 12, 3))
    assert (found[HOUSE, "6", "cold_water"], found[HOUSE, "6", "hot_water"]) == ((5, 1, 0.15), (3, 0, 0))


def test_the_month_is_the_companys_own_and_what_lasts_is_counted_until_now() -> None:
    found = count(out("o1", Resource.COLD_WATER, -2, 3), out("o2", Resource.COLD_WATER, 100, None), now=105)
    assert found[HOUSE, "6", "cold_water"] == (6, 1, 0.15)


def test_two_feeds_are_asked_more_of_than_one() -> None:
    found = count(out("o1", Resource.POWER, 0, 5, scope=(Scope("b1"), Scope("b2"))))
    assert (found[HOUSE, "6", "power"][1], found["2 Main Street", "10", "power"][1]) == (3, 0)


def test_what_was_never_confirmed_or_never_began_does_not_count() -> None:
    proposed = out("o1", Resource.COLD_WATER, 10, 6, stage=OutageStage.REJECTED)
    cancelled = out("o2", Resource.COLD_WATER, 30, -5)
    assert count(proposed, cancelled, out("o3", Resource.COLD_WATER, -500, 100)) == {}


@pytest.mark.parametrize("month", ["2026-13", "11.2026", "", "0000-01"])
def test_what_is_no_month(month: str) -> None:
    with pytest.raises(Invalid):
        read_month(month, COMPANY)


@pytest.mark.parametrize("name", ["hours.xlsx", "hours.csv", "hours.txt"])
def test_a_file_for_accounting(tmp_path: Path, name: str) -> None:
    trade = make_trade(out("o1", Resource.COLD_WATER, 10, 6))
    books = Books(trade.companies, trade.people, trade.outages, lambda: BEGIN + timedelta(days=40))
    path = tmp_path / name
    asked = ["outage", "hours", "zarya", "--month", "2026-11", "-o", str(path)]
    answer = CliRunner().invoke(app, asked, obj=lambda _: books)
    if path.suffix == ".txt":
        assert (answer.exit_code, path.exists()) == (2, False)
        return
    assert answer.exit_code == 0, answer.output
    if path.suffix == ".xlsx":
        rows = [list(map(str, row)) for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]  # type: ignore[union-attr]
    else:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0] == list(HEADINGS)
    last = dict(zip(rows[0], rows[-1], strict=True))
    assert (last["flat"], last["account"]) == ("6", "A6b1")
    assert (float(last["hours without"]), float(last["hours above"])) == (6, 2)
