"""Words by which somebody looks for a ticket: all of them must be in what it says. See docs/decisions/0038."""

from collections.abc import Iterator
from dataclasses import dataclass

from dozor.domain.catalogue import Catalogue
from dozor.domain.problem_search.words import fold, split_words
from dozor.domain.ticket.entity import Ticket

MOST_WORDS = 8
LEAST_OF_A_PHONE = 4


@dataclass(frozen=True, slots=True)
class SoughtWord:
    """One word, folded; problems: keys of those whose name has it."""

    text: str
    problems: frozenset[str]


@dataclass(frozen=True, slots=True)
class SoughtWords:
    """What somebody typed. A word fits at any place of a word.

    One of digits alone must be a whole number; four and more may be the end of a phone, too.
    """

    words: tuple[SoughtWord, ...]

    def fit(self, ticket: Ticket) -> bool:
        """Whether every word is in the ticket's text, address or people, or names its problem."""
        text = fold(" ".join(_texts_of(ticket)))
        numbers = set(
            split_words(" ".join((ticket.number, ticket.place.flat, ticket.place.address, ticket.description)))
        )
        return all(_is_there(word, ticket, text, numbers) for word in self.words)


def seek_words(typed: str, catalogue: Catalogue, language: str) -> SoughtWords | None:
    """The words of what was typed, problems by their names in that language; None for nothing."""
    words = tuple(dict.fromkeys(split_words(typed)))[:MOST_WORDS]
    if not words:
        return None
    names = {key: fold(catalogue.name(key, language)) for key in (*catalogue.problems, *catalogue.retired)}
    return SoughtWords(
        tuple(SoughtWord(word, frozenset(key for key, name in names.items() if word in name)) for word in words)
    )


def _is_there(word: SoughtWord, ticket: Ticket, text: str, numbers: set[str]) -> bool:
    if word.text.isdigit():
        ends_a_phone = len(word.text) >= LEAST_OF_A_PHONE
        return word.text in numbers or (ends_a_phone and any(one.endswith(word.text) for one in _phones_of(ticket)))
    return ticket.problem in word.problems or word.text in text


def _texts_of(ticket: Ticket) -> Iterator[str]:
    yield from (ticket.description, ticket.place.address, ticket.caller.name, ticket.executor_name)
    if ticket.resident:
        yield ticket.resident.name


def _phones_of(ticket: Ticket) -> Iterator[str]:
    yield ticket.caller.phone
    if ticket.resident:
        yield ticket.resident.phone
