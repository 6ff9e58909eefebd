"""The companies of the demo, as everybody else uses them."""

import msgspec
import pytest

from dozor.domain.clocks import ClockKind, Urgency
from dozor.domain.company import Company
from dozor.domain.escalation import Means
from infra.companies import LoadedCompany, load_companies


@pytest.fixture(scope="module")
def loaded() -> dict[str, LoadedCompany]:
    return {company.slug: company for company in load_companies()}


def test_the_record_is_the_company(loaded: dict[str, LoadedCompany]) -> None:
    for company in loaded.values():
        assert msgspec.json.decode(company.record, type=Company) == company.company
        assert msgspec.convert(msgspec.json.decode(company.record), Company) == company.company


def test_two_companies_differ_in_all_that_a_caller_notices(loaded: dict[str, LoadedCompany]) -> None:
    zarya, riverside = loaded["zarya"].company, loaded["riverside"].company

    assert zarya.language == "ru"
    assert riverside.languages == ("en", "ru")
    assert zarya.time_zone != riverside.time_zone
    assert list(zarya.menu.values()) != list(riverside.menu.values())
    assert {number.heard_on for number in zarya.numbers}.isdisjoint(number.heard_on for number in riverside.numbers)


def test_the_ladder_of_the_demo_is_climbed_in_half_a_minute(loaded: dict[str, LoadedCompany]) -> None:
    for company in loaded.values():
        accepting = [rung for rung in company.company.rungs if rung.clock is ClockKind.ACCEPT]
        unaccepted = [rung for rung in accepting if rung.is_for(Urgency.URGENT)]
        assert [(rung.whom, rung.after_seconds, rung.means[0]) for rung in unaccepted] == [
            ("executor", 8, "sms"),
            ("executor", 11, "voice"),
            ("foreman", 14, "sms"),
            ("foreman", 17, "voice"),
            ("manager", 20, "sms"),
        ]
        calm = [rung for rung in accepting if rung.is_for(Urgency.PLANNED)]
        assert [rung.after_seconds for rung in calm] == [2, 8, 14, 20]
        assert all(rung.from_limit and Means.VOICE not in rung.means for rung in calm)
        assert company.company.callback_seconds == 600


def test_the_ladder_goes_on_where_an_acceptance_is_not_followed_by_work(loaded: dict[str, LoadedCompany]) -> None:
    for company in loaded.values():
        late = [(rung.whom, rung.after_seconds) for rung in company.company.rungs if rung.clock is ClockKind.RESOLVE]
        assert late == [("executor", -3600), ("foreman", 0), ("manager", 3600), ("supervisor", 14400)]
        assert company.company.supervisor is not None
