"""What a company's file may say of the catalogue, and every way to say it wrongly."""

from pathlib import Path

import pytest

from dozor.domain.catalogue import Repeat, Scope
from dozor.domain.clocks import ClockKind, Urgency, start_clocks
from infra.companies import CompanyFileMistakes, LoadedCompany, load_company_file
from infra.companies.load import COMPANIES
from tests.contract.samples import NOON

ADDED = """
    sauna_cold:
      ru: Сауна холодная | не греет сауна
      category: heating
      trade: plumber
      urgency: urgent
      places: [cellar]
      ask: [degrees, since_when]
      tell: [do_not_use]
      clocks: [localise]
      repeat: 24h building
"""


def load(folder: Path, catalogue: str) -> LoadedCompany:
    """The first demo company with that `catalogue:`."""
    written = (COMPANIES / "zarya.yaml").read_text(encoding="utf-8")
    path = folder / "zarya.yaml"
    path.write_text(written.partition("register:")[0] + f"catalogue:\n{catalogue}", encoding="utf-8")
    return load_company_file(path)


def test_problems_are_switched_off_renamed_and_added(tmp_path: Path) -> None:
    changes = load(
        tmp_path, f"  off: [waste_chute_blockage]\n  rename: {{ lift_stopped: {{ ru: Лифт встал }} }}\n  add:{ADDED}"
    ).company.catalogue

    (sauna,) = changes.problems
    assert changes.off == ("waste_chute_blockage",)
    assert changes.names == {"lift_stopped": {"ru": "Лифт встал"}}
    assert (sauna.key, sauna.category, sauna.urgency) == ("sauna_cold", "heating", Urgency.URGENT)
    assert (sauna.name("ru"), sauna.name("en")) == ("Сауна холодная", "Сауна холодная")
    assert sauna.repeat == Repeat(24, Scope.BUILDING)
    assert sauna.advice["ru"].startswith("Не пользуйтесь")
    assert changes.synonyms == {"sauna_cold": {"ru": ("не греет сауна",)}}


def test_a_clock_that_an_added_problem_names_runs_for_it(tmp_path: Path) -> None:
    company = load(tmp_path, f"  add:{ADDED}").company
    clocks = start_clocks(company.clocks, Urgency.URGENT, "sauna_cold", NOON)
    assert ClockKind.LOCALISE in {clock.kind for clock in clocks}


def test_a_company_that_says_nothing_has_no_changes(tmp_path: Path) -> None:
    assert not load(tmp_path, "  off: []\n").company.catalogue


@pytest.mark.parametrize(
    ("catalogue", "told"),
    [
        ("  off: [ghost]\n", "catalogue.off[0]: there is no problem 'ghost'"),
        ("  rename: { ghost: { ru: Призрак } }\n", "catalogue.rename.ghost: there is no problem 'ghost'"),
        ("  rename: { noise: { en: Noise } }\n", "catalogue.rename.noise.en: is no language of the company"),
        ("  off: [noise]\n  rename: { noise: { ru: Шум } }\n", "catalogue.rename.noise: is switched off"),
        (f"  add:{ADDED.replace('sauna_cold', 'noise')}", "catalogue.add.noise: is a problem of the catalogue already"),
        (f"  add:{ADDED.replace('sauna_cold', 'own_sauna')}", "catalogue.add.own_sauna: is a key of administrators"),
        (f"  add:{ADDED.replace('plumber', 'wizard')}", "catalogue.add.sauna_cold.trade: there is no 'wizard'"),
        (f"  add:{ADDED.replace('heating', 'magic')}", "catalogue.add.sauna_cold.category: there is no 'magic'"),
        (f"  add:{ADDED.replace('cellar', 'moon')}", "catalogue.add.sauna_cold.places: there is no 'moon'"),
        (f"  add:{ADDED.replace('localise', 'teatime')}", "catalogue.add.sauna_cold.clocks: there is no 'teatime'"),
        (f"  add:{ADDED.replace('degrees', 'weather')}", "catalogue.add.sauna_cold.ask: there is no 'weather'"),
        (f"  add:{ADDED.replace('do_not_use', 'sing')}", "catalogue.add.sauna_cold.tell: there is no 'sing'"),
        (f"  add:{ADDED.replace('ru:', 'en:')}", "catalogue.add.sauna_cold: there is no name in: ru"),
        (f"  add:{ADDED.replace('24h building', 'soon')}", "catalogue.add.sauna_cold.repeat: is no repeat"),
        (f"  add:{ADDED.replace('не греет сауна', 'пахнет газом')}", "'пахнет газом' is said of gas_smell too"),
        (f"  add:{ADDED.replace('urgent', 'panic')}", "catalogue.add.sauna_cold.urgency: is none of the possible"),
        ("  colour: red\n", "catalogue.colour: there is no such setting"),
    ],
)
def test_a_mistake_is_told_with_its_line(catalogue: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(CompanyFileMistakes) as wrong:
        load(tmp_path, catalogue)

    assert told in str(wrong.value)
    assert str(wrong.value).startswith("zarya.yaml:")
