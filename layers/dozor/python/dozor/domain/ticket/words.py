"""Words by which somebody looks for a ticket: all of them must be in what it says. See docs/decisions/0038."""

from collections.abc import Iterator
from dataclasses import dataclass

from dozor.domain.catalogue import Catalogue
from dozor.domain.problem_search.words import fold, split_words
from dozor.domain.ticket.address_words import Said, read_address_words
from dozor.domain.ticket.entity import Ticket

MOST_WORDS = 8
LEAST_OF_A_PHONE = 4


@dataclass(frozen=True, slots=True)
class SoughtWord:
    """One word, folded; problems: keys of those whose name has it; said: whether it is a flat's or a house's number."""

    text: str
    problems: frozenset[str]
    said: Said = Said.WORD


@dataclass(frozen=True, slots=True)
class SoughtWords:
    """What somebody typed. A word fits at any place of a word.

    One of digits alone must be a whole number, the ticket's own only where nothing else was typed; four digits and more may be
    the end of a phone, too. "кв. 17" and "дом 5" are that flat, that house.
    """

    words: tuple[SoughtWord, ...]

    def fit(self, ticket: Ticket) -> bool:
        """Whether every word is in the ticket's text, address or people, or names its problem."""
        sayings = _Sayings(ticket, alone=len(self.words) == 1)
        return all(sayings.have(word) for word in self.words)


def seek_words(typed: str, catalogue: Catalogue, language: str) -> SoughtWords | None:
    """The words of what was typed, problems by their names in that language; None for nothing."""
    words = tuple(dict.fromkeys(read_address_words(typed)))[:MOST_WORDS]
    if not words:
        return None
    names = {key: fold(catalogue.name(key, language)) for key in (*catalogue.problems, *catalogue.retired)}
    return SoughtWords(
        tuple(
            SoughtWord(word, frozenset(key for key, name in names.items() if word in name), said)
            for said, word in words
        )
    )


class _Sayings:
    """What one ticket says, folded; alone: its own number may be meant."""

    def __init__(self, ticket: Ticket, *, alone: bool) -> None:
        self._ticket = ticket
        self._text = fold(" ".join(_texts_of(ticket)))
        place = ticket.place
        own = (ticket.number,) if alone else ()
        self._numbers = set(split_words(" ".join((*own, place.flat, place.address, ticket.description))))

    def have(self, word: SoughtWord) -> bool:
        """Whether that word is there."""
        if word.said is not Said.WORD:
            return word.text in self._numbers_said(word.said)
        if word.text.isdigit():
            ends_a_phone = len(word.text) >= LEAST_OF_A_PHONE
            return word.text in self._numbers or (
                ends_a_phone and any(one.endswith(word.text) for one in _phones_of(self._ticket))
            )
        return self._ticket.problem in word.problems or word.text in self._text

    def _numbers_said(self, said: Said) -> set[str]:
        """Of the place's own flat or house, and of those that the description names."""
        place = self._ticket.place
        told = {text for kind, text in read_address_words(self._ticket.description) if kind is said}
        if said is Said.FLAT:
            return told.union(split_words(place.flat))
        # An address that names no house as one has its number somewhere: "4 Willow Quay", "Самал желі көшесі, 3".
        houses = {text for kind, text in read_address_words(place.address) if kind is said}
        return told | (houses or set(split_words(place.address)))


def _texts_of(ticket: Ticket) -> Iterator[str]:
    yield from (ticket.description, ticket.place.address, ticket.caller.name, ticket.executor_name)
    if ticket.resident:
        yield ticket.resident.name


def _phones_of(ticket: Ticket) -> Iterator[str]:
    yield ticket.caller.phone
    if ticket.resident:
        yield ticket.resident.phone
