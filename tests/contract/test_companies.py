"""CompanyRepository."""

from typing import NamedTuple

import pytest

from dozor.adapters.dynamodb.company_repository import DynamoCompanyRepository
from dozor.adapters.dynamodb.problem_edit_repository import DynamoProblemEditRepository
from dozor.adapters.memory.remembered_companies import RememberedCompanies
from dozor.domain.clocks import ClockKind, ClockRule
from dozor.domain.company import DialledNumber, NumberMeans
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.own_catalogue.edit import ProblemEdit, Switched
from dozor.domain.own_catalogue.revision import ProblemRevision
from dozor.domain.specialist import LeadsTo, Specialist
from dozor.domain.working_calendar import ALWAYS, WorkingCalendar
from dozor.ports.companies import CompanyRepository
from dozor.ports.own_catalogue import ProblemEditRepository
from tests.contract.samples import NOON, OLGA, make_company
from tests.fakes.companies import FakeCompanies
from tests.fakes.own_catalogue import FakeProblemEdits

ONE, TWO = "+78005550101", "+78005550102"


@pytest.fixture(params=["fake", "dynamodb", "remembered"])
def companies(request: pytest.FixtureRequest) -> CompanyRepository:
    if request.param == "fake":
        return FakeCompanies()
    if request.param == "remembered":
        return RememberedCompanies(FakeCompanies())
    return DynamoCompanyRepository(request.getfixturevalue("table"))


def test_a_company_comes_back_as_it_was_saved(companies: CompanyRepository) -> None:
    company = make_company("sosna", ONE)
    companies.save(company)
    assert companies.get("sosna") == company
    assert companies.by_number(ONE) == company


def test_a_saved_change_is_seen_by_slug_and_by_number(companies: CompanyRepository) -> None:
    companies.save(make_company("sosna", ONE))
    changed = make_company("sosna", ONE, callback_seconds=60, names={"ru": "Сосна-2"})
    companies.save(changed)
    assert companies.get("sosna") == companies.by_number(ONE) == changed


def test_a_forwarded_number_is_known_by_where_it_arrives(companies: CompanyRepository) -> None:
    forwarded = DialledNumber(ONE, NumberMeans.FORWARDED, arrives_on=TWO)
    companies.save(make_company("sosna", numbers=(forwarded,)))
    assert companies.by_number(TWO).slug == "sosna"
    with pytest.raises(NotFound):
        companies.by_number(ONE)


def test_two_numbers_forwarded_to_one_are_one_way_in(companies: CompanyRepository) -> None:
    numbers = tuple(DialledNumber(e164, NumberMeans.FORWARDED, arrives_on=TWO) for e164 in (ONE, "+78005550103"))
    companies.save(make_company("sosna", numbers=numbers))
    assert companies.by_number(TWO).numbers == numbers


def test_another_companys_number_is_refused_and_nothing_is_written(companies: CompanyRepository) -> None:
    companies.save(make_company("sosna", ONE))
    with pytest.raises(Conflict, match=r"\+78005550101"):
        companies.save(make_company("kedr", TWO, ONE))
    with pytest.raises(NotFound):
        companies.get("kedr")
    with pytest.raises(NotFound):
        companies.by_number(TWO)
    assert companies.by_number(ONE).slug == "sosna"


def test_a_dropped_number_is_free_for_others(companies: CompanyRepository) -> None:
    companies.save(make_company("sosna", ONE, TWO))
    companies.save(make_company("sosna", TWO))
    with pytest.raises(NotFound):
        companies.by_number(ONE)
    companies.save(make_company("kedr", ONE))
    assert companies.by_number(ONE).slug == "kedr"
    assert companies.by_number(TWO).slug == "sosna"


def test_a_removed_company_is_gone_with_its_numbers(companies: CompanyRepository) -> None:
    companies.save(make_company("sosna", ONE))
    companies.save(make_company("kedr", TWO))
    companies.remove("sosna")
    companies.remove("sosna")
    with pytest.raises(NotFound):
        companies.get("sosna")
    with pytest.raises(NotFound):
        companies.by_number(ONE)
    assert companies.slugs() == ("kedr",)


def test_all_companies_are_listed_in_order(companies: CompanyRepository) -> None:
    assert companies.slugs() == ()
    for slug in ("sosna", "buk", "kedr"):
        companies.save(make_company(slug))
    assert companies.slugs() == ("buk", "kedr", "sosna")


def test_hours_and_specialists_come_back_as_they_were_saved(companies: CompanyRepository) -> None:
    lift = Specialist("lift", {"ru": "Лифты"}, LeadsTo.NUMBER, "+79000000016", ALWAYS, LeadsTo.OPERATOR)
    desk = Specialist("desk", {"ru": "Стол"}, calendar=WorkingCalendar({"tue": ((600, 780), (840, 1140))}))
    calendar = WorkingCalendar({"mon": ((540, 1080),)}, ("2026-05-11",))
    company = make_company("sosna", ONE, specialists=(lift, desk), calendar=calendar, choose_language=True)
    companies.save(company)
    assert companies.by_number(ONE) == company


class Office(NamedTuple):
    """Companies, and what their administrators have changed in the catalogue."""

    companies: CompanyRepository
    edits: ProblemEditRepository


@pytest.fixture(params=["fake", "dynamodb", "remembered"])
def office(request: pytest.FixtureRequest) -> Office:
    if request.param == "dynamodb":
        table = request.getfixturevalue("table")
        return Office(DynamoCompanyRepository(table), DynamoProblemEditRepository(table))
    edits = FakeProblemEdits()
    kept = FakeCompanies(edits=edits)
    return Office(kept if request.param == "fake" else RememberedCompanies(kept), edits)


def save_edit(office: Office, version: int, edit: ProblemEdit, key: str = "lift_stopped") -> None:
    office.edits.save(ProblemRevision("sosna", key, version, edit, NOON, OLGA), [])


def test_a_company_comes_with_what_its_administrators_have_changed(office: Office) -> None:
    rule = ClockRule(ClockKind.RESOLVE, (), 1800, ("gas_smell",), key="resolve_gas")
    office.companies.save(make_company("sosna", ONE, clocks=(rule,)))
    save_edit(office, 1, ProblemEdit(names={"ru": "Лифт встал"}, clocks=("resolve_gas",)))
    save_edit(office, 1, ProblemEdit(switched=Switched.OFF), "noise")
    company = office.companies.get_anew("sosna")
    assert company.catalogue.edits["lift_stopped"].names == {"ru": "Лифт встал"}
    assert company.catalogue.edits["noise"].switched is Switched.OFF
    assert company.catalogue.versions == {"lift_stopped": 1, "noise": 1}
    assert company.clocks[0].problems == ("gas_smell", "lift_stopped")
    assert office.companies.get("sosna") == company


def test_reading_anew_sees_what_is_remembered_otherwise_and_a_deployment_loses_nothing(office: Office) -> None:
    office.companies.save(make_company("sosna", ONE))
    assert not office.companies.get("sosna").catalogue.edits
    save_edit(office, 1, ProblemEdit(switched=Switched.OFF))
    assert office.companies.get_anew("sosna").catalogue.edits
    assert office.companies.get("sosna").catalogue.edits
    office.companies.save(make_company("sosna", ONE, sms_sender="SOSNA"))
    company = office.companies.get("sosna")
    assert (company.sms_sender, company.catalogue.versions) == ("SOSNA", {"lift_stopped": 1})
    save_edit(office, 2, ProblemEdit())
    assert office.companies.get_anew("sosna").catalogue.edits == {}


def test_changes_alone_are_no_company(office: Office) -> None:
    save_edit(office, 1, ProblemEdit(switched=Switched.OFF))
    with pytest.raises(NotFound):
        office.companies.get("sosna")
    with pytest.raises(NotFound):
        office.companies.get_anew("sosna")
