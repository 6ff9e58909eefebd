"""`meters:` of a company's file: the window and the limits become the company's, mistakes are told with their line."""

from pathlib import Path

import msgspec
import pytest

from dozor.domain.company import Company
from dozor.domain.meter_rules import NO_LIMIT, MeterRules
from infra.companies import CompanyFileMistakes, load_company_file
from tests.unit.companies.test_company_files import GOOD


def write(folder: Path, more: str) -> Path:
    path = folder / "aurora.yaml"
    path.write_text(GOOD + more, encoding="utf-8")
    return path


def test_a_company_says_when_and_how_much(tmp_path: Path) -> None:
    section = "meters: { from_day: 25, to_day: 5, most_a_month: { cold_water: 40 } }\n"
    loaded = load_company_file(write(tmp_path, section))
    assert loaded.company.meters == MeterRules(25, 5, {"cold_water": 40})
    assert msgspec.json.decode(loaded.record, type=Company) == loaded.company
    assert loaded.company.meters.most("cold_water", 45) == 60
    assert loaded.company.meters.most("gas", 45) > NO_LIMIT


def test_who_says_nothing_takes_readings_on_any_day(tmp_path: Path) -> None:
    assert load_company_file(write(tmp_path, "")).company.meters == MeterRules(1, 31, {})


@pytest.mark.parametrize(
    ("section", "field"),
    [
        ("meters: { from_day: 0 }", "meters.from_day"),
        ("meters: { to_day: 32 }", "meters.to_day"),
        ("meters: { most_a_month: { tea: 3 } }", "meters.most_a_month.tea"),
        ("meters: { most_a_month: { gas: 0 } }", "meters.most_a_month.gas"),
        ("meters: { days: 3 }", "meters.days"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, section: str, field: str) -> None:
    with pytest.raises(CompanyFileMistakes) as caught:
        load_company_file(write(tmp_path, f"{section}\n"))
    (mistake,) = caught.value.mistakes
    assert mistake.line == len(GOOD.splitlines()) + 1
    assert str(mistake).startswith(f"aurora.yaml:{mistake.line}: {field}")
