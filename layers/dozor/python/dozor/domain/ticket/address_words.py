"""What is said of a number among words: "кв. 17" is a flat, "дом 5" a house. The register's page has the same table."""

import re
from collections.abc import Iterator
from enum import StrEnum

from dozor.domain.problem_search.words import fold

# As people write them in four languages, folded; a Kazakh number stands before its word: "17-пәтер", "3 үй".
_FLAT = "кв|квартир[аыеу]|flat|apt|apartment|m|lok|lokal|mieszkani[ae]|патер"
_HOUSE = "д|дом|дома|доме|house|dom|уи"
_FLAT_BEHIND, _HOUSE_BEHIND = "патер", "уи"
_BEGINS, _ENDS = r"(?<![^\W_])", r"(?![^\W_])"
_NUMBER = r"\d[^\W_]*"
_SIGNS = r"[\s.]*(?:№|#)?\s*"
_READ = re.compile(
    rf"{_BEGINS}(?:{_FLAT}){_SIGNS}(?P<flat>{_NUMBER})"
    rf"|{_BEGINS}(?P<flat_before>{_NUMBER})[\s-]*(?:{_FLAT_BEHIND}){_ENDS}"
    rf"|{_BEGINS}(?:{_HOUSE}){_SIGNS}(?P<house>{_NUMBER})"
    rf"|{_BEGINS}(?P<house_before>{_NUMBER})[\s-]*(?:{_HOUSE_BEHIND}){_ENDS}"
    r"|(?P<word>[^\W_]+)"
)


class Said(StrEnum):
    """What a word is said to be."""

    WORD = "word"
    HOUSE = "house"
    FLAT = "flat"


_GROUPS = {
    "flat": Said.FLAT,
    "flat_before": Said.FLAT,
    "house": Said.HOUSE,
    "house_before": Said.HOUSE,
    "word": Said.WORD,
}


def read_address_words(text: str) -> Iterator[tuple[Said, str]]:
    """The folded words of a text in their order, a number with what it is said to be as one: "кв. 17" is ("flat", "17")."""
    for found in _READ.finditer(fold(text)):
        group = str(found.lastgroup)
        yield _GROUPS[group], found[group]
