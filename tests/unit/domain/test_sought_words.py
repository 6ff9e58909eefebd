"""Addresses as people write them find the tickets of that flat, and no others."""

from dataclasses import replace

import pytest

from dozor.domain.catalogue import Catalogue
from dozor.domain.ticket import Place, Ticket
from dozor.domain.ticket.words import seek_words
from tests.unit.domain.test_ticket import a_ticket

CATALOGUE = Catalogue("1", {})
# By the ticket's number, which is the house or the flat of another one here.
PLACES = {
    "17": ("1-й Рабфаковский переулок, дом 5", "12"),
    "5": ("1-й Рабфаковский переулок, дом 12", "17"),
    "21": ("1-й Рабфаковский переулок, дом 5", "17"),
    "22": ("Самал желі көшесі, 3", "17"),
    "23": ("4 Willow Quay", "17"),
    "24": ("ul. Lipowa 9", "17"),
    "25": ("Лесная улица, дом 7", "17А"),
}
TYPED = {
    "рабфаковский 5 кв 17": "21",
    "Рабфаковский, 5, кв. 17": "21",
    "дом 5 кв. 17": "21",
    "дом 5, кв.17": "21",
    "д. 5 кв17": "21",
    "рабфаковский 5 17": "21",
    "рабфаковский квартира 17": "5 21",
    "дом 1": "",
    "дом 5": "17 21",
    "лесная кв. 17а": "25",
    "самал 3 17-пәтер": "22",
    "самал 3 үй 17 патер": "22",
    "самал пәтер 17": "22",
    "willow 4 flat 17": "23",
    "4 Willow Quay, apt. #17": "23",
    "lipowa 9 m. 17": "24",
    "кв. 12": "17 26",  # the neighbours upstairs, whom the description names, too
    "flat 17": "5 21 22 23 24",
    "кв. 99": "",
    "17": "17 5 21 22 23 24",
    "потоп в кв. 12": "26",
}


def tickets() -> list[Ticket]:
    one = replace(a_ticket(), description="Течёт")
    placed = [
        replace(one, number=number, place=Place("b1", address, flat=flat)) for number, (address, flat) in PLACES.items()
    ]
    above = replace(one, number="26", place=Place("b1", "Лесная улица, дом 8", flat="11"), description="Потоп в кв. 12")
    return [*placed, above]


@pytest.mark.parametrize(("typed", "numbers"), TYPED.items())
def test_an_address_is_found_as_people_write_it(typed: str, numbers: str) -> None:
    words = seek_words(typed, CATALOGUE, "en")
    assert words is not None
    assert " ".join(one.number for one in tickets() if words.fit(one)) == numbers


@pytest.mark.parametrize(("typed", "found"), [("0001", True), ("001", False), ("0002", False)])
def test_the_end_of_a_phone_is_four_digits_at_least(typed: str, found: bool) -> None:
    words = seek_words(typed, CATALOGUE, "en")
    assert words is not None
    assert words.fit(a_ticket()) is found


def test_a_word_that_marks_nothing_is_a_word() -> None:
    damp = replace(a_ticket(), description="Сыро на кв. метре, квадрат на стене")
    for typed, found in (("кв", True), ("квадрат", True), ("ква метр", True), ("кв сыро", True), ("кв. 5", True)):
        words = seek_words(typed, CATALOGUE, "en")
        assert words is not None
        assert words.fit(damp) is found, typed
