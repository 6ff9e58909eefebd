"""A company's administrators over the catalogue: what stands, what a new release makes of it, and how it is found."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.application.find_problems import ProblemFinder
from dozor.application.own_catalogue.change_problem import Workshop, restore_problem, write_problem
from dozor.application.own_catalogue.look_at_problem import find_troubles, look_at_problem
from dozor.application.revisions import Change
from dozor.domain.catalogue import Catalogue, CatalogueChanges, Guide, Problem
from dozor.domain.clocks import ClockKind, ClockRule, Urgency, start_clocks
from dozor.domain.company import Company
from dozor.domain.errors import Invalid, VersionConflict
from dozor.domain.own_catalogue.checks import find_misfits
from dozor.domain.own_catalogue.edit import ProblemEdit, Switched
from dozor.domain.own_catalogue.trouble import TroubleKind
from dozor.domain.people import Actor, ActorKind
from dozor.domain.problem_search import ProblemIndex
from tests.contract.samples import NOON, make_company
from tests.fakes.companies import FakeCompanies

ADA = Actor(ActorKind.ADMIN, "ada@example.org", "Ада")
PACKAGED = PackagedCatalogue()
RULE = ClockRule(ClockKind.LOCALISE, (), 1800, ("gas_smell",), key="localise")
SAUNA = ProblemEdit(
    names={"ru": "Сауна холодная", "en": "Sauna"},
    category="heating",
    trade="plumber",
    urgency=Urgency.NORMAL,
    places=("cellar",),
)
RENAMED = ProblemEdit(names={"ru": "Подъёмник застыл"}, synonyms={"ru": ("кабина не шевелится",)})


class Release:
    """A catalogue that a later release changes."""

    def __init__(self) -> None:
        self.catalogue, self._guide = PACKAGED.current(), PACKAGED.guide()

    def current(self) -> Catalogue:
        return self.catalogue

    def guide(self) -> Guide:
        return self._guide

    def drop(self, key: str) -> None:
        problems = {one: problem for one, problem in self.catalogue.problems.items() if one != key}
        retired = {key: self.catalogue.problems[key].names}
        self.catalogue = replace(self.catalogue, version="2", problems=problems, retired=retired)

    def change(self, key: str, **otherwise: Any) -> None:
        changed = replace(self.catalogue.problems[key], **otherwise)
        self.catalogue = replace(self.catalogue, version="2", problems={**self.catalogue.problems, key: changed})


class Office:
    """One company, its administrators, and the releases that come."""

    def __init__(self, **company: Any) -> None:
        self.release = Release()
        self.companies = FakeCompanies(make_company("sosna", clocks=(RULE,), **company))
        self.shop = Workshop(self.companies, self.companies.edits, ProblemFinder(self.release))

    def write(self, key: str, edit: ProblemEdit, version: int = -1) -> Company:
        return write_problem(Change("sosna", key, ADA, NOON, version), edit, self.shop)

    def restore(self, key: str, to: int) -> Company:
        return restore_problem(Change("sosna", key, ADA, NOON), to, self.shop)

    def deploy(self) -> None:
        """The next release runs in new processes."""
        self.shop = replace(self.shop, finder=ProblemFinder(self.release))

    def catalogue(self) -> Catalogue:
        return self.shop.finder.catalogue_of(self.companies.get("sosna"))

    def troubles(self) -> dict[str, TroubleKind]:
        found = find_troubles(self.companies.get("sosna"), self.companies.edits, self.shop.finder)
        return {key: trouble.kind for key, trouble in found.items()}

    def find(self, words: str) -> list[str]:
        company = self.companies.get("sosna")
        return [one.key for one in self.shop.finder.find(company, words, "ru", 5)]


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_change_lies_over_the_file_and_the_catalogue() -> None:
    filed = CatalogueChanges(off=("noise",), names={"lift_stopped": {"ru": "Лифт встал", "en": "Elevator"}})
    office = Office(catalogue=filed)
    office.write(
        "lift_stopped", ProblemEdit(names={"ru": "Подъёмник"}, urgency=Urgency.EMERGENCY, clocks=("localise",))
    )
    office.write("noise", ProblemEdit(switched=Switched.ON))
    lift = office.catalogue().problem("lift_stopped")
    assert (lift.names["ru"], lift.names["en"], lift.urgency) == ("Подъёмник", "Elevator", Urgency.EMERGENCY)
    assert "noise" in office.catalogue().problems
    company = office.companies.get("sosna")
    assert [one.kind for one in start_clocks(company.clocks, lift.urgency, lift.key, NOON)] == [ClockKind.LOCALISE]
    assert office.restore("lift_stopped", 0).clocks == (RULE,)
    assert office.catalogue().problem("lift_stopped").names["ru"] == "Лифт встал"


def test_what_says_the_same_as_the_catalogue_is_not_kept(office: Office) -> None:
    lift = PACKAGED.current().problems["lift_stopped"]
    office.write("lift_stopped", ProblemEdit(names={**lift.names, "ru": "Подъёмник"}, trade=lift.trade))
    assert office.companies.edits.own("sosna")[0].edit == ProblemEdit(names={"ru": "Подъёмник"})
    office.write("noise", ProblemEdit(switched=Switched.ON, names=office.catalogue().problems["noise"].names))
    assert len(office.companies.edits.own("sosna")) == 1
    office.release.change("lift_stopped", names={**lift.names, "en": "Lift is out"}, trade="electrician")
    office.deploy()
    found = office.catalogue().problem("lift_stopped")
    assert (found.names["ru"], found.names["en"], found.trade) == ("Подъёмник", "Lift is out", "electrician")


def test_a_release_that_changes_a_changed_problem_is_told_until_somebody_has_looked(office: Office) -> None:
    office.write("lift_stopped", RENAMED)
    assert office.troubles() == {}
    office.release.change("lift_stopped", advice={"ru": "Позвоните 112."})
    office.deploy()
    assert office.troubles() == {"lift_stopped": TroubleKind.CHANGED}
    office.write("lift_stopped", RENAMED)
    assert office.troubles() == {}


def test_a_release_without_the_problem_is_told_and_loses_nothing(office: Office) -> None:
    office.write("lift_stopped", RENAMED)
    office.release.drop("lift_stopped")
    office.deploy()
    assert office.troubles() == {"lift_stopped": TroubleKind.GONE}
    assert "lift_stopped" not in office.catalogue().problems
    card = look_at_problem(office.companies.get("sosna"), "lift_stopped", office.companies.edits, office.shop.finder)
    assert (card.common, card.stands, card.revision is not None) == (None, None, True)
    office.restore("lift_stopped", 0)
    assert office.troubles() == {}


def test_a_release_that_takes_a_changes_words_or_choices_is_told_with_the_reason(office: Office) -> None:
    office.write("lift_stopped", RENAMED)
    office.release.change("noise", names={"ru": "Кабина не шевелится"})
    office.deploy()
    company = office.companies.get("sosna")
    trouble = find_troubles(company, office.companies.edits, office.shop.finder)["lift_stopped"]
    assert trouble.kind is TroubleKind.MISFIT
    assert [one.field for one in trouble.problems] == ["change.synonyms.ru.0"]
    with pytest.raises(Invalid):
        office.write("lift_stopped", RENAMED)


def test_an_own_problem_is_switched_off_rather_than_taken_away(office: Office) -> None:
    office.write("own_sauna", SAUNA)
    office.write("own_sauna", replace(SAUNA, switched=Switched.OFF))
    assert "own_sauna" not in office.catalogue().problems
    assert office.catalogue().name("own_sauna", "ru") == "Сауна холодная"
    with pytest.raises(Invalid, match="switch yours off"):
        office.restore("own_sauna", 0)
    office.restore("own_sauna", 1)
    assert office.catalogue().problem("own_sauna").questions == ("what_exactly",)


@pytest.mark.parametrize("given_away", [ProblemEdit(switched=Switched.OFF), ProblemEdit(names={"ru": "Не спится"})])
def test_a_name_given_away_comes_back_when_the_other_lets_it_go(office: Office, given_away: ProblemEdit) -> None:
    office.write("noise", given_away)
    office.write("own_sauna", replace(SAUNA, names={"ru": "Шумят соседи", "en": "Sauna"}))
    with pytest.raises(Invalid) as refused:
        office.write("noise", ProblemEdit(switched=Switched.ON))
    assert [one.field for one in refused.value.problems] == ["change.names.ru"]
    with pytest.raises(Invalid, match=r"change\.names\.ru"):
        office.restore("noise", 0)
    office.write("own_sauna", replace(SAUNA, switched=Switched.OFF))
    office.restore("noise", 0)
    assert office.catalogue().problem("noise").names["ru"] == "Шумят соседи"


def test_what_has_clocks_by_name_may_be_off_and_keeps_its_words(office: Office) -> None:
    office.write("waste_chute_blockage", ProblemEdit(switched=Switched.OFF))
    with pytest.raises(Invalid) as refused:
        office.write("own_sauna", replace(SAUNA, synonyms={"ru": ("забился мусоропровод",)}))
    assert [one.field for one in refused.value.problems] == ["change.synonyms.ru.0"]


def test_a_release_that_makes_an_emergency_of_what_is_switched_off_is_told(office: Office) -> None:
    office.write("noise", ProblemEdit(switched=Switched.OFF))
    office.release.change("noise", urgency=Urgency.EMERGENCY)
    office.deploy()
    company = office.companies.get("sosna")
    trouble = find_troubles(company, office.companies.edits, office.shop.finder)["noise"]
    assert (trouble.kind, [one.field for one in trouble.problems]) == (TroubleKind.MISFIT, ["change.switched"])


def test_the_catalogue_itself_fits(office: Office) -> None:
    bounds = office.shop.finder.bounds_of(office.companies.get("sosna"))
    assert [key for key in bounds.filed.problems if list(find_misfits(key, ProblemEdit(), bounds))] == []


def test_of_two_at_once_the_second_is_refused(office: Office) -> None:
    office.write("lift_stopped", RENAMED, 0)
    with pytest.raises(VersionConflict) as lost:
        office.write("lift_stopped", ProblemEdit(names={"ru": "Иначе"}), 0)
    assert lost.value.current == 1


def test_a_changed_problem_is_found_as_if_the_whole_index_were_made_anew(office: Office) -> None:
    office.write("lift_stopped", RENAMED)
    office.write("noise", ProblemEdit(switched=Switched.OFF))
    catalogue = office.catalogue()
    company = office.companies.get("sosna")
    whole = ProblemIndex(catalogue.problems.values(), office.shop.finder.guide_of(company).synonyms)
    for words in ("подъемник", "кабина не шевелица", "лифт", "газ пахнет", "шум", "течет кран", "gjl]`vybr"):
        anew = [hit.problem.key for hit in whole.find(words, "ru", 5)]
        assert office.find(words)[:2] == anew[:2], words
    assert office.find("подъёмник")[0] == "lift_stopped"
    assert "noise" not in office.find("шум")


def test_a_change_makes_the_company_s_own_small_index_alone(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    make = ProblemIndex.__init__

    def note(self: ProblemIndex, problems: Iterable[Problem], *rest: Any) -> None:
        known = tuple(problems)
        made.append(len(known))
        make(self, known, *rest)

    monkeypatch.setattr(ProblemIndex, "__init__", note)
    office.find("лифт")
    office.write("lift_stopped", RENAMED)
    assert office.find("кабина не шевелится")[0] == office.find("кабина не шевел")[0] == "lift_stopped"
    assert made == [len(PACKAGED.current().problems), 1]
