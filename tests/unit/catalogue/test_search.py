"""Searching the whole committed catalogue: as it stands there, with a slip, with another ending, on another keyboard."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.application.find_problems import ProblemFinder
from dozor.domain.catalogue import CatalogueChanges, Problem
from dozor.domain.clocks import Urgency
from dozor.domain.problem_search import ProblemIndex
from dozor.domain.problem_search.spelling import count_slips
from dozor.domain.problem_search.words import fold, stem, switch_keyboard
from tests.contract.samples import make_company

SOURCE = PackagedCatalogue()
CATALOGUE, GUIDE = SOURCE.current(), SOURCE.guide()
INDEX = ProblemIndex(CATALOGUE.problems.values(), GUIDE.synonyms)
LETTERS = {
    "ru": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "kk": "абвгдежзиклмнопрстуыәғқңөұүі",
    "pl": "abcdefghijklmnoprstuwyząęćłńóśźż",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
FIRST, FIRST_WITH_A_SLIP = 3, 5
SHORTEST_MISTYPED = 5


def phrases() -> Iterator[tuple[str, str, str]]:
    """(problem, language, phrase) of every name and synonym."""
    for key, problem in CATALOGUE.problems.items():
        for language, name in problem.names.items():
            for phrase in (name, *GUIDE.synonyms[key].get(language, ())):
                yield key, language, phrase


PHRASES = list(phrases())
MISTYPED = [
    (key, language, phrase.split(), place)
    for key, language, phrase in PHRASES
    for place, word in enumerate(phrase.split())
    if len(word) >= SHORTEST_MISTYPED and word.isalpha()
]


def find(query: str, language: str, limit: int = FIRST) -> list[str]:
    return [hit.problem.key for hit in INDEX.find(query, language, limit)]


def mistype(word: str, dice: random.Random, letters: str) -> str:
    """The word with one letter missing, added, exchanged, or swapped with its neighbour; the first one is usually right."""
    at = dice.randrange(1, len(word))
    wrong = dice.choice(letters)
    kinds = (
        word[:at] + word[at + 1 :],
        word[:at] + wrong + word[at:],
        word[:at] + wrong + word[at + 1 :],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
    )
    return dice.choice(kinds)


def test_every_name_and_synonym_finds_its_problem_among_the_first_three() -> None:
    lost = [(phrase, key) for key, language, phrase in PHRASES if key not in find(phrase, language)]
    assert not lost


def test_a_slip_in_any_longer_word_is_forgiven() -> None:
    dice = random.Random(7)
    lost = []
    for key, language, words, place in MISTYPED:
        typed = " ".join([*words[:place], mistype(words[place], dice, LETTERS[language]), *words[place + 1 :]])
        if key not in find(typed, language, FIRST_WITH_A_SLIP):
            lost.append((typed, key))
    # A slip may make another word of the trade ("no wayer" could be "no water"); one phrase in a thousand is let go.
    assert len(lost) <= len(MISTYPED) // 1000, lost


@pytest.mark.parametrize(
    ("query", "language", "key"),
    [
        ("протекающая крыша", "ru", "roof_leak"),
        ("тараканами", "ru", "cockroaches"),
        ("застряла в лифте", "ru", "people_in_lift"),
        ("сломанный домофон", "ru", "door_phone_broken"),
        ("пахло газом", "ru", "gas_smell"),
        ("сосульку", "ru", "icicles"),
        ("о перерасчёте", "ru", "recalculation"),
        ("крысу в подвале", "ru", "rats_in_cellar"),
        ("батареи текут", "ru", "heating_leak"),
        ("потоп", "ru", "flooded_from_above"),
        ("подъезде темно", "ru", "no_light_in_entrance"),
        ("лифті істемейді", "kk", "lift_stopped"),
        ("тарақандарды", "kk", "cockroaches"),
        ("газдың иісі", "kk", "gas_smell"),
        ("батареялары суық", "kk", "no_heating_in_flat"),
        ("есептегішті ауыстыру", "kk", "meter_replacement"),
        ("karaluchów", "pl", "cockroaches"),
        ("zapachu gazu", "pl", "gas_smell"),
        ("zepsutej windy", "pl", "lift_stopped"),
        ("zaświadczenia", "pl", "certificate_wanted"),
        ("przeciekający dach", "pl", "roof_leak"),
        ("leaking roofs", "en", "roof_leak"),
        ("blocked toilets", "en", "toilet_blocked"),
        ("radiators leaking", "en", "heating_leak"),
        ("stuck in lifts", "en", "people_in_lift"),
    ],
)
def test_endings_do_not_matter(query: str, language: str, key: str) -> None:
    assert key in find(query, language)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("затапливает", "flooded_from_above"),
        ("затап", "flooded_from_above"),
        ("нас затапливают соседи", "flooded_from_above"),
        ("топит", "flooded_from_above"),
        ("нас топят", "flooded_from_above"),
        ("соседи сверху залили", "flooded_from_above"),
        ("льёт с потолка", "flooded_from_above"),
        ("хлещет", "riser_burst"),
        ("фонтан", "riser_burst"),
        ("льётся вода", "cold_water_leak"),
        ("жёлтая вода", "dirty_water"),
        ("сломался кран", "mixer_drips"),
        ("коротит", "sparking_wiring"),
        ("перегорела лампочка", "no_light_in_entrance"),
        ("темно в парадной", "no_light_in_entrance"),
        ("мёрзнем", "no_heating_in_flat"),
        ("замерзаем", "no_heating_in_flat"),
        ("батареи ледяные", "no_heating_in_flat"),
        ("не топят", "no_heating_in_house"),
        ("воздух в батарее", "one_radiator_cold"),
        ("прёт из унитаза", "sewage_rises_in_flat"),
        ("лифт сломан", "lift_stopped"),
        ("плита не работает", "gas_stove_broken"),
        ("ключ не работает", "key_does_not_work"),
        ("не убирают подъезд", "stairway_dirty"),
        ("сугробы", "snow_not_cleared"),
        ("глыба льда", "icicles"),
        ("помойка переполнена", "waste_not_taken"),
        ("задымление", "fire_now"),
        ("долбят", "construction_noise"),
        ("машина мешает", "car_blocks_way"),
    ],
)
def test_what_residents_say_on_the_phone_finds_what_they_mean(said: str, key: str) -> None:
    assert key in find(said, "ru")


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("ufp", "no_gas"),  # газ, on the English keyboard
        ("nfhfrfys", "cockroaches"),  # тараканы
        ("кщща дуфл", "roof_leak"),  # roof leak, on the Russian one
        ("су жок", "no_cold_water"),  # without the Kazakh letters
        ("plesn na scianie", "damp_and_mould"),  # without the Polish ones
        ("перерасчет", "recalculation"),  # ё
        ("СОСУЛЬКИ!!!", "icicles"),
        ("сосул", "icicles"),  # not typed to its end
        ("утечка газа", "gas_smell"),  # in whatever language the page is
    ],
)
def test_keyboards_letters_and_beginnings_do_not_matter(query: str, key: str) -> None:
    assert key in find(query, "en")


def test_of_two_that_fit_alike_the_pressing_one_comes_first() -> None:
    later = Problem("drip", "water", "plumber", Urgency.PLANNED, {"en": "Water drips"}, {})
    now = Problem("jet", "water", "plumber", Urgency.EMERGENCY, {"en": "Water gushes"}, {})
    index = ProblemIndex([later, now], {})

    assert [hit.problem for hit in index.find("water")] == [now, later]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", "подъезд подъезде подъезда подъездов"),
        ("ru", "крыша крышу крыши крышей"),
        ("kk", "тарақан тарақандар тарақандарды тарақанның"),
        ("kk", "есептегіш есептегішті есептегіштің есептегіштер"),
        ("pl", "winda windy windę windami"),
        ("pl", "karaluch karaluchy karaluchów"),
        ("en", "leak leaks leaking leaked"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(fold(form), language) for form in forms.split()}) == 1


def test_nothing_is_found_for_nothing_and_for_what_nobody_says() -> None:
    assert INDEX.find("", "ru") == []
    assert INDEX.find("?!… —", "ru") == []
    assert find("щщщщщщщ", "ru") == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["ru", "kk", "pl", "en", ""]), st.integers(1, 50))
def test_whatever_is_typed_is_answered(query: str, language: str, limit: int) -> None:
    hits = INDEX.find(query, language, limit)
    scores = [round(hit.score, 6) for hit in hits]

    assert len(hits) <= limit
    assert scores == sorted(scores, reverse=True)
    assert len({hit.problem.key for hit in hits}) == len(hits)


@given(st.text("абвг", max_size=8), st.text("абвг", max_size=8))
def test_slips_count_alike_from_both_sides(one: str, other: str) -> None:
    slips = count_slips(one, other, 8)

    assert slips == count_slips(other, one, 8)
    assert (slips == 0) == (one == other)
    assert count_slips(one, other, 1) == min(slips, 2)


@given(st.text("абвгдеёжікқңөұү ", max_size=20))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_stem_is_never_shorter_than_three_letters() -> None:
    words = {word for _, _, phrase in PHRASES for word in fold(phrase).split()}
    assert all(len(stem(word, language)) >= min(3, len(word)) for word in words for language in LETTERS)


def test_the_keyboard_switches_both_ways() -> None:
    assert switch_keyboard("ufp") == "газ"
    assert switch_keyboard("дуфл") == "leak"


def test_a_company_finds_its_own_problems_and_not_those_it_switched_off() -> None:
    parcel = Problem(
        "parcel_room", "other", "coordinator", Urgency.PLANNED, {"en": "Parcel room", "ru": "Постамат"}, {}
    )
    changes = CatalogueChanges(
        off=("cockroaches",),
        names={"icicles": {"ru": "Ледяные глыбы"}},
        problems=(parcel,),
        synonyms={"parcel_room": {"ru": ("не открывается ячейка",)}},
    )
    finder, company = ProblemFinder(SOURCE), make_company(catalogue=changes)

    def keys(query: str) -> list[str]:
        return [problem.key for problem in finder.find(company, query, "ru", 3)]

    assert keys("ячейка") == ["parcel_room"]
    assert keys("ледяные глыбы")[0] == "icicles"
    assert "cockroaches" not in keys("тараканы")
    assert "cockroaches" in [problem.key for problem in finder.find(make_company(), "тараканы", "ru", 3)]


def test_an_empty_query_is_the_whole_catalogue_in_its_order() -> None:
    finder = ProblemFinder(SOURCE)
    assert [problem.key for problem in finder.find(make_company(), " ", "ru", 0)] == list(CATALOGUE.problems)
    assert len(finder.find(make_company(), "", "ru", 7)) == 7


def test_a_catalogue_of_one_problem_can_be_searched() -> None:
    leak = Problem("leak", "water", "plumber", Urgency.URGENT, {"en": "Leak"}, {})
    assert [hit.problem for hit in ProblemIndex([leak], {}).find("leek")] == [leak]
