"""What is spoken is spoken in all four languages, with the same places; terms and numbers as people say them."""

import string
from datetime import UTC, datetime, timedelta

import pytest
from babel.messages.pofile import read_po

from cli.build.plan import LOCALE
from dozor.adapters.gettext.texts import GettextTexts
from dozor.application.load_company import load_company
from dozor.application.wording import SPOKEN, STATES, count_phrase
from infra.companies import load_companies
from infra.connect_catalogue import LANGUAGES, QUEUES, QUEUES_PER_INSTANCE
from tests.fakes.companies import FakeCompanies
from tests.unit.application.trade import COMPANY

NOON = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # 12:00 in Moscow
TEXTS = GettextTexts()


def places_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_everything_spoken_is_spoken_in_the_language(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "dozor.po").open("rb") as file:
        said = {str(one.id): str(one.string) for one in read_po(file, locale=language) if one.id}
    for name, english in {**SPOKEN, **STATES}.items():
        assert said.get(english), f"{name}: {english!r} is not said in {language}"
        assert places_of(said[english]) == places_of(english), name


@pytest.mark.parametrize(
    ("language", "hours", "told"),
    [
        ("ru", 6, "до шести вечера"), ("ru", 30, "завтра до шести вечера"), ("ru", 2.5, "до 14:30"),
        ("ru", 24, "завтра до полудня"),
        ("ru", 12, "до полуночи"), ("ru", 3 * 24 - 2, "5 марта до десяти утра"), ("ru", 15, "завтра до трёх ночи"),
        ("en", 6, "6 pm"), ("en", 30, "6 pm tomorrow"), ("en", 12, "midnight"), ("en", 72, "noon on March 5"),
        ("pl", 30, "jutro do godziny 18:00"), ("pl", 12, "do północy"), ("kk", 30, "ертең сағат 18-ге дейін"),
        ("kk", 12, "түн ортасына дейін"), ("kk", 4, "сағат 16-ға дейін"), ("kk", 8, "сағат 20-ға дейін"),
        ("kk", 1, "сағат 13-ке дейін"), ("kk", 2.5, "сағат 14:30-ға дейін"), ("kk", 24.75, "ертең сағат 12:45-ке дейін"),
    ],
)  # fmt: skip
def test_the_end_of_a_term_is_told_as_people_say_it(language: str, hours: float, told: str) -> None:
    assert TEXTS.deadline(language, NOON + timedelta(hours=hours), COMPANY, NOON) == told


@pytest.mark.parametrize(
    ("language", "count", "told"),
    [
        ("ru", 1, "Перед вами 1 человек."), ("ru", 3, "Перед вами 3 человека."), ("ru", 5, "Перед вами 5 человек в очереди."),
        ("ru", 11, "Перед вами 11 человек в очереди."), ("ru", 21, "Перед вами 21 человек."),
        ("ru", 24, "Перед вами 24 человека."),
        ("pl", 1, "Przed Państwem jest jedna osoba."), ("pl", 2, "Przed Państwem są dwie osoby."),
        ("pl", 12, "Przed Państwem jest 12 osób."),
        ("en", 1, "1 person is ahead of you."), ("en", 2, "There are 2 people ahead of you."),
    ],
)  # fmt: skip
def test_a_number_has_the_form_that_the_language_has_for_it(language: str, count: int, told: str) -> None:
    assert count_phrase(TEXTS, COMPANY, language, "ahead", count) == told


def test_what_the_flow_is_told_of_any_company_leaves_room_in_the_contact() -> None:
    # 32 KB an answer and a contact (Connect administrator guide, "Amazon Connect service quotas").
    for loaded in load_companies():
        companies = FakeCompanies()
        companies.save(loaded.company)
        for language in loaded.company.languages:
            arns = {spec.name: "arn:" + "x" * 130 for spec in QUEUES}
            told = load_company(loaded.numbers[0].heard_on, companies, TEXTS, arns, language)
            assert sum(len(f"{key}{value}".encode()) for key, value in told.items()) < 16_000


def test_the_platform_s_queues_stay_below_the_quota() -> None:
    assert len(QUEUES) <= QUEUES_PER_INSTANCE // 2
