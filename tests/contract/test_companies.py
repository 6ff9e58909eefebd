"""CompanyRepository."""

import pytest

from dozor.adapters.dynamodb.company_repository import DynamoCompanyRepository
from dozor.adapters.memory.remembered_companies import RememberedCompanies
from dozor.domain.company import DialledNumber, NumberMeans
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.specialist import LeadsTo, Specialist
from dozor.domain.working_calendar import ALWAYS, WorkingCalendar
from dozor.ports.companies import CompanyRepository
from tests.contract.samples import make_company
from tests.fakes.companies import FakeCompanies

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
