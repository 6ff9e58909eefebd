"""What is written to people: in four languages, with the right forms of nouns, and not longer than it has to be."""

import string
from functools import cache

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from cli.build.plan import LOCALE, compile_catalogues
from dozor.adapters.gettext.texts import GettextTexts
from dozor.application.messaging.wording import BRIEFS, COUNTED, MESSAGES, TOLD
from dozor.application.meters.wording import METERS
from dozor.application.outages.wording import OUTAGE_ENDS, OUTAGES
from dozor.application.tell_page import UNMET
from dozor.application.wording import SPOKEN, WRITTEN
from dozor.domain.sms import SmsEncoding, SmsLength, measure_sms

LANGUAGES = ("ru", "kk", "pl")
EVERY = {
    **{f"written.{name}": text for name, text in WRITTEN.items()},
    **{f"messages.{name}": text for name, text in MESSAGES.items()},
    **{f"outage_over.{name}": text for name, text in OUTAGE_ENDS.items()},
}
# As people really are called, and places: not the shortest, not the longest.
LIKE_LIFE = {
    "ru": {
        "company": "УК «Заря»",
        "problem": "Протечка стояка",
        "address": "ул. Лесная, 5",
        "executor": "Пётр Кузнецов +79000000011",
    },
    "kk": {
        "company": "«Самал» БК",
        "problem": "Құбыр жарылды",
        "address": "Абай к-сі, 5",
        "executor": "Ерлан Сәтов +79000000031",
    },
    "pl": {
        "company": "Zarządca Wisła",
        "problem": "Pęknięta rura",
        "address": "ul. Leśna 5",
        "executor": "Piotr Nowak +48000000011",
    },
    "en": {
        "company": "Riverside",
        "problem": "Burst pipe",
        "address": "5 Main Street",
        "executor": "Peter Smith +12025550110",
    },
}
ALIKE = {
    "number": "1042",
    "planned": "14:30",
    "until": "14:30",
    "due": "14:30",
    "flat": "12",
    "survivor": "1038",
    "phone": "+79000000101",
    "count": 3,
    "mark": 2,
    "operator": "Olga",
    "by": "Olga Petrova",
    "whom": "Peter Smith",
    "note": "asked for the evening",
    "reason": "-.",
    "to": "-",
    "state": "-",
    "link": "https://dozor.example/r/AbCdEfGhIjKlMnOp",
}
# How many segments the longest of these may take in a language with 70 characters a segment, and in English.
MOST_SEGMENTS = {
    "ticket_registered": (2, 1),
    "ticket_done": (2, 1),
    "ticket_declined": (2, 1),
    "ticket_deferred": (1, 1),
    "ticket_handed_over": (2, 1),
    "ticket_reopened": (2, 1),
    "ticket_merged": (1, 1),
    "ticket_watched": (1, 1),
    "call_promised": (1, 1),
    "ticket_assigned": (3, 1),
    # Whoever must act on it has the page and the executor's number at hand.
    "escalated_instead": (3, 2),
    "escalated_supervisor": (3, 2),
    "late_supervisor": (3, 2),
    # With the longest of what may be said to be not done yet.
    "late_foreman": (3, 2),
    "late_dispatcher": (3, 2),
    "late_manager": (3, 2),
}


def test_no_two_texts_share_a_name_by_which_a_company_words_them_otherwise() -> None:
    names = [name for texts in (SPOKEN, WRITTEN, METERS, OUTAGES, MESSAGES) for name in texts]
    assert sorted(names) == sorted(set(names))


@cache
def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "dozor.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.fixture(scope="module")
def texts() -> GettextTexts:
    compile_catalogues()
    return GettextTexts()


def places_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(EVERY))
def test_every_text_is_in_every_language(name: str, language: str) -> None:
    english = EVERY[name]
    translated = catalogue(language).get(english)
    assert translated is not None, f"{english!r} is missing"
    assert translated.string
    assert places_of(str(translated.string)) == places_of(english)


FORMS = {
    "ru": {1: "новость", 2: "новости", 5: "новостей", 21: "новость", 22: "новости", 112: "новостей"},
    "pl": {1: "zmiana", 2: "zmiany", 5: "zmian", 21: "zmian", 22: "zmiany", 112: "zmian"},
    "kk": dict.fromkeys((1, 2, 5, 21, 22, 112), "жаңалық"),
    "en": {1: "change", 2: "changes", 5: "changes", 21: "changes", 22: "changes", 112: "changes"},
}


@pytest.mark.parametrize("language", sorted(FORMS))
def test_what_is_counted_stands_in_the_right_form(texts: GettextTexts, language: str) -> None:
    one, many = COUNTED["digest"]
    told = {count: texts.count(language, one, many, count, company="C", news="…") for count in FORMS[language]}
    assert told == {count: f"C: {count} {noun}. …" for count, noun in FORMS[language].items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_text_has_all_forms_of_its_language(language: str) -> None:
    forms = {"ru": 3, "pl": 3, "kk": 2}[language]
    for one, many in COUNTED.values():
        message = catalogue(language).get(one)
        assert message is not None
        assert message.id == (one, many)
        assert len(message.string) == forms
        assert all(message.string)
        assert {frozenset(places_of(text)) for text in (*message.string, one, many)} == {frozenset(places_of(one))}


def example(texts: GettextTexts, language: str, message: str) -> str:
    unmet = max((texts.say(language, one) for one in UNMET.values()), key=len)
    return texts.say(language, message, **ALIKE, **LIKE_LIFE[language], unmet=unmet)


def test_segments_of_every_text(texts: GettextTexts) -> None:
    """Prints the table with -s; none takes more than is written down."""
    sms = {name: text for name, text in {**WRITTEN, **TOLD}.items() if not name.endswith("_subject")}
    for name, message in sorted(sms.items()):
        lengths = {language: measure_sms(example(texts, language, message)) for language in LIKE_LIFE}
        print(f"{name:24}", *(f"{one}: {length.units}/{length.segments}" for one, length in lengths.items()))  # noqa: T201
        others, english = MOST_SEGMENTS.get(name, (3, 1))
        assert lengths["en"].segments <= english, f"{name} in English: {lengths['en']}"
        assert lengths["en"].encoding is SmsEncoding.GSM7
        for language in LANGUAGES:
            assert lengths[language].segments <= others, f"{name} in {language}: {lengths[language]}"


def test_latin_letters_save_segments(texts: GettextTexts) -> None:
    message = WRITTEN["ticket_registered"]
    latin = {language: texts.latin(example(texts, language, message)) for language in LANGUAGES}
    assert {language: measure_sms(text).segments for language, text in latin.items()} == {"ru": 1, "kk": 1, "pl": 1}
    assert latin["ru"].startswith('UK "Zarya": vasha zayavka 1042 (Protechka stoyaka) prinyata. Ozhidayte do 14:30.')


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", (SmsEncoding.GSM7, 0, 1)),
        ("a" * 160, (SmsEncoding.GSM7, 160, 1)),
        ("a" * 161, (SmsEncoding.GSM7, 161, 2)),
        ("a" * 306, (SmsEncoding.GSM7, 306, 2)),
        ("a" * 307, (SmsEncoding.GSM7, 307, 3)),
        ("€" * 80, (SmsEncoding.GSM7, 160, 1)),
        ("a" * 152 + "€" + "a" * 153, (SmsEncoding.GSM7, 307, 3)),  # the euro is not cut in two
        ("я" * 70, (SmsEncoding.UCS2, 70, 1)),
        ("я" * 71, (SmsEncoding.UCS2, 71, 2)),
        ("я" * 134, (SmsEncoding.UCS2, 134, 2)),
        ("я" * 135, (SmsEncoding.UCS2, 135, 3)),
        ("a" * 69 + "ł", (SmsEncoding.UCS2, 70, 1)),
        ("😀" * 35, (SmsEncoding.UCS2, 70, 1)),
    ],
)
def test_an_sms_is_measured_as_carriers_do(text: str, length: tuple[SmsEncoding, int, int]) -> None:
    assert measure_sms(text) == SmsLength(*length)


def test_what_a_digest_tells_of_one_request_is_short(texts: GettextTexts) -> None:
    for name, message in BRIEFS.items():
        if name not in ("brief_ticket_registered", "brief_work"):
            for language in LIKE_LIFE:
                assert len(example(texts, language, message)) <= 40, (name, language)
