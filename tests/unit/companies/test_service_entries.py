"""Hours, holidays and specialists of a company's file, as the trade gets them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from dozor.domain.specialist import LeadsTo
from dozor.domain.working_calendar import ALWAYS
from infra.companies.holidays import COUNTRIES, YEARS, find_holidays
from infra.companies.service_model import CalendarEntry, SpecialistEntry

MOSCOW = ZoneInfo("Europe/Moscow")


def calendar(**changes: object) -> CalendarEntry:
    return CalendarEntry.model_validate({"hours": {"mon-fri": "09:00-18:00", "sat": "10:00-14:00"}, **changes})


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-03-02 08:59", False), ("2026-03-02 09:00", True), ("2026-03-02 13:30", False), ("2026-03-02 14:00", True),
        ("2026-03-02 18:00", False), ("2026-03-07 13:15", False), ("2026-03-07 12:59", True), ("2026-03-08 12:00", False),
        ("2026-05-11 12:00", False),
    ],
)  # fmt: skip
def test_hours_lunch_holidays_and_own_days_off(moment: str, is_open: bool) -> None:
    found = calendar(lunch="13:00-14:00", holidays="ru", closed_on=("2026-05-11",)).to_domain()
    assert found.is_open(datetime.fromisoformat(moment).replace(tzinfo=MOSCOW)) is is_open


def test_a_whole_day_may_be_written() -> None:
    found = CalendarEntry.model_validate({"hours": {"mon-sun": "00:00-24:00"}}).to_domain()
    assert found.is_open(datetime(2026, 3, 1, 23, 59, tzinfo=MOSCOW))
    assert found.is_open(datetime(2026, 3, 1, 0, 0, tzinfo=MOSCOW))


@pytest.mark.parametrize(
    ("country", "day"),
    [("ru", "2026-01-08"), ("kz", "2026-03-22"), ("pl", "2026-04-06"), ("pl", "2026-06-04"), ("pl", "2027-03-29"),
     ("us", "2026-11-26"), ("us", "2026-05-25"), ("us", "2026-01-19")],
)  # fmt: skip
def test_holidays_fall_on_their_days(country: str, day: str) -> None:
    assert day in find_holidays(country)


def test_every_country_has_holidays_in_every_year() -> None:
    for country in COUNTRIES:
        assert {date.fromisoformat(day).year for day in find_holidays(country)} == set(YEARS)


@pytest.mark.parametrize(
    ("entry", "leads_to", "target"),
    [
        ({"queue": "accounting"}, LeadsTo.QUEUE, "accounting"),
        ({"number": "+79000000016"}, LeadsTo.NUMBER, "+79000000016"),
        ({"voicemail": True}, LeadsTo.VOICEMAIL, ""),
        ({}, LeadsTo.QUEUE, "operator"),
    ],
)
def test_a_specialist_leads_to_one_place(entry: dict[str, object], leads_to: LeadsTo, target: str) -> None:
    found = SpecialistEntry.model_validate({"names": {"ru": "Лифты"}, **entry}).to_domain("lift")
    assert (found.key, found.leads_to, found.target, found.calendar) == ("lift", leads_to, target, None)


def test_a_specialist_s_own_hours_or_none_at_all() -> None:
    names = {"names": {"ru": "Лифты"}}
    assert SpecialistEntry.model_validate({**names, "hours": "always"}).to_domain("lift").calendar == ALWAYS
    own = (
        SpecialistEntry.model_validate({**names, "hours": {"hours": {"tue": "10:00-19:00"}}}).to_domain("lift").calendar
    )
    assert own is not None
    assert own.hours == {"tue": ((600, 1140),)}
