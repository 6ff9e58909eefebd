"""Whether a resident is the one that somebody means by a few words: a name, a phone's digits, a street, a flat, an account."""

import re
from collections.abc import Sequence

from dozor.domain.people import Resident

_WORD = re.compile(r"\w+")
_LONG = 4  # digits: from here on they may be a part of a phone or an account


def split_words(query: str) -> tuple[str, ...]:
    """What is looked for, word by word; a phone written with spaces and brackets is one word."""
    folded = _fold(query)
    if re.fullmatch(r"[\d\s()+-]{7,}", folded):
        return ("".join(filter(str.isdigit, folded)),)
    return tuple(_WORD.findall(folded))


def fits(resident: Resident, words: Sequence[str]) -> bool:
    """Whether every word is met: letters anywhere in the name or the address, digits as a house, a flat, or within a number."""
    text = _fold(f"{resident.name} {resident.address}")
    numbers = {resident.flat.lower(), *_WORD.findall(text)}
    return all(_meets(word, text, numbers, resident) for word in words)


def _meets(word: str, text: str, numbers: set[str], resident: Resident) -> bool:
    if not word.isdecimal():
        return word in text or word in numbers
    long = len(word) >= _LONG and (word in resident.phone or word in resident.account)
    return word in numbers or long


def _fold(text: str) -> str:
    return text.lower().replace("ё", "е")
