"""Clock, Ids, Texts and LinkSigner."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from dozor.adapters.gettext.texts import GettextTexts
from dozor.adapters.signing.hmac_link_signer import HmacLinkSigner
from dozor.adapters.system.clock import UtcClock
from dozor.adapters.system.ids import SortableIds
from dozor.domain.errors import NotFound
from dozor.ports.system import Clock, Ids, LinkSigner, ResidentLink, Texts, WorkLink
from tests.contract.samples import NOON, make_company
from tests.fakes.system import FakeClock, FakeIds, FakeLinks, FakeTexts

COMPANY = make_company()  # Asia/Irkutsk: noon in UTC is 20:00
SECRET = b"a secret of the tests, long enough to be one"


@pytest.mark.parametrize("clock", [FakeClock(), UtcClock()])
def test_the_time_is_aware_and_utc(clock: Clock) -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_the_clock_tells_the_present() -> None:
    before = datetime.now(UTC)
    assert before <= UtcClock().now() <= datetime.now(UTC)


@pytest.mark.parametrize("ids", [FakeIds(), SortableIds()])
def test_ids_are_unique_sorted_and_safe_in_a_url(ids: Ids) -> None:
    made = [ids.new() for _ in range(1000)]
    assert made == sorted(set(made))
    assert all(re.fullmatch(r"[0-9A-Za-z_-]+", one) for one in made)


def test_ids_of_different_processes_sort_by_time() -> None:
    assert SortableIds(lambda: 1_000).new() < SortableIds(lambda: 1_001).new()


def test_ids_go_on_when_the_clock_goes_back() -> None:
    times = iter([2_000, 1_000])
    ids = SortableIds(lambda: next(times))
    assert ids.new() < ids.new()


@pytest.fixture(params=["fake", "gettext"])
def texts(request: pytest.FixtureRequest, tmp_path: Path) -> Texts:
    if request.param == "fake":
        return FakeTexts()
    return GettextTexts(catalogues(tmp_path))


def catalogues(folder: Path) -> Path:
    """A folder with one compiled Russian catalogue."""
    catalog = Catalog(locale="ru")
    catalog.add("Hello, {name}.", "Здравствуйте, {name}.")
    (folder / "ru" / "LC_MESSAGES").mkdir(parents=True)
    with (folder / "ru" / "LC_MESSAGES" / "dozor.mo").open("wb") as file:
        write_mo(file, catalog)
    return folder


def test_english_is_said_as_it_is_written(texts: Texts) -> None:
    assert texts.say("en", "Hello, {name}.", name="Ivan") == "Hello, Ivan."
    assert texts.say("en", "A brace { stays.") == "A brace { stays."


def test_a_value_may_be_called_as_it_likes(texts: Texts) -> None:
    assert texts.say("en", "{message} in {language}", message="text", language="Russian") == "text in Russian"


def test_today_only_the_time_is_told(texts: Texts) -> None:
    assert texts.moment("ru", NOON, COMPANY, NOON) == "20:00"


def test_on_another_day_the_day_is_told_too(texts: Texts) -> None:
    told = texts.moment("ru", NOON + timedelta(hours=5), COMPANY, NOON)
    assert told.endswith("01:00")
    assert told.startswith("15")


def test_russian_is_said_in_russian(tmp_path: Path) -> None:
    assert GettextTexts(catalogues(tmp_path)).say("ru", "Hello, {name}.", name="Иван") == "Здравствуйте, Иван."


def test_without_a_catalogue_english_is_better_than_silence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert GettextTexts(tmp_path).say("kk", "Goodbye.") == "Goodbye."
    assert "'kk'" in caplog.text


@pytest.mark.parametrize(("language", "told"), [("ru", "15 марта, 20:00"), ("en", "March 15, 8:00 PM")])
def test_moments_are_told_as_people_say_them(language: str, told: str) -> None:
    assert GettextTexts().moment(language, NOON + timedelta(days=1), COMPANY, NOON) == told


@pytest.mark.parametrize(
    ("language", "minor_units", "currency", "told"),
    [
        ("ru", 942_735, "RUB", "9 427,35 ₽"),
        ("kk", 123_456_705, "KZT", "1 234 567,05 ₸"),
        ("pl", 42_000, "PLN", "420,00 zł"),
        ("en", 942_735, "USD", "$9,427.35"),
        ("ru", 5, "CHF", "0,05 CHF"),
        ("ru", 942_735, "", "9 427,35"),
        ("en", 942_735, "", "9,427.35"),
    ],
)
def test_sums_are_written_as_their_readers_write_them(
    language: str, minor_units: int, currency: str, told: str
) -> None:
    assert GettextTexts().money(language, minor_units, currency) == told


@pytest.fixture(params=["fake", "hmac"])
def links(request: pytest.FixtureRequest) -> LinkSigner:
    return FakeLinks() if request.param == "fake" else HmacLinkSigner(SECRET)


TOMORROW = NOON + timedelta(days=1)


def test_a_link_opens_what_it_was_signed_for(links: LinkSigner) -> None:
    token = links.sign("sosna", "1", "e1", TOMORROW)
    assert links.open(token, NOON) == WorkLink("sosna", "1", "e1", TOMORROW.replace(microsecond=0))
    assert token == links.sign("sosna", "1", "e1", TOMORROW)
    assert re.fullmatch(r"[0-9A-Za-z_~-]+", token)


def test_an_expired_link_opens_nothing(links: LinkSigner) -> None:
    with pytest.raises(NotFound):
        links.open(links.sign("sosna", "1", "e1", NOON), NOON)


@pytest.mark.parametrize("token", ["", "яблоко", "AAAA", "good", "x" * 400])
def test_what_is_no_link_opens_nothing(links: LinkSigner, token: str) -> None:
    with pytest.raises(NotFound):
        links.open(token, NOON)


def test_no_character_of_a_link_can_be_altered() -> None:
    signer = HmacLinkSigner(SECRET)
    token = signer.sign("sosna", "1", "исполнитель", TOMORROW)
    for place, character in enumerate(token):
        for other in ("A", "B", "_", "="):
            if other != character:
                with pytest.raises(NotFound):
                    signer.open(token[:place] + other + token[place + 1 :], NOON)


def test_another_secret_opens_nothing() -> None:
    token = HmacLinkSigner(SECRET).sign("sosna", "1", "e1", TOMORROW)
    with pytest.raises(NotFound):
        HmacLinkSigner(SECRET + b"!").open(token, NOON)


MINUTE = NOON.replace(second=0, microsecond=0)
OF_ANNA = ResidentLink("sosna", "+79990000001", MINUTE)


@pytest.mark.parametrize(
    "link",
    [
        OF_ANNA,
        ResidentLink("upravdom-yuzhny-3", "+48500000000", MINUTE),
        ResidentLink("a9", "+123456789012345", MINUTE + timedelta(days=3650)),
    ],
)
def test_a_residents_link_says_whose_it_is(links: LinkSigner, link: ResidentLink) -> None:
    token = links.sign_for_resident(link)
    assert links.open_for_resident(token) == link
    assert token == links.sign_for_resident(replace(link, issued_at=link.issued_at + timedelta(seconds=59)))


def test_an_executors_link_is_none_of_a_residents_and_the_other_way_round(links: LinkSigner) -> None:
    with pytest.raises(NotFound):
        links.open_for_resident(links.sign("sosna", "1", "e1", TOMORROW))
    with pytest.raises(NotFound):
        links.open(links.sign_for_resident(OF_ANNA), NOON)


@pytest.mark.parametrize("token", ["", "яблоко", "AAAA", "good", "x" * 400])
def test_what_is_no_residents_link_opens_nothing(links: LinkSigner, token: str) -> None:
    with pytest.raises(NotFound):
        links.open_for_resident(token)


def test_no_character_of_a_residents_link_can_be_altered() -> None:
    signer = HmacLinkSigner(SECRET)
    token = signer.sign_for_resident(OF_ANNA)
    for place, character in enumerate(token):
        for other in ("A", "B", "_", "="):
            if other != character:
                with pytest.raises(NotFound):
                    signer.open_for_resident(token[:place] + other + token[place + 1 :])


def test_a_residents_link_is_short_enough_for_an_sms() -> None:
    token = HmacLinkSigner(SECRET).sign_for_resident(OF_ANNA)
    assert len(f"https://dozor.example.org/r/{token}") <= 60


def test_another_secret_opens_no_residents_link() -> None:
    token = HmacLinkSigner(SECRET).sign_for_resident(OF_ANNA)
    with pytest.raises(NotFound):
        HmacLinkSigner(SECRET + b"!").open_for_resident(token)


def test_a_short_secret_is_none() -> None:
    with pytest.raises(ValueError, match="32"):
        HmacLinkSigner(b"short")
