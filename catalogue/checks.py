"""What no single file can know: that references lead somewhere, and that a phrase names one problem."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from catalogue.model import LANGUAGES, ProblemEntry, ProblemSettings, Wording
from dozor.domain.own_catalogue.edit import OWN, is_own
from infra.companies.mistakes import Mistake, mistake_at
from infra.companies.yaml_source import Document

if TYPE_CHECKING:
    from catalogue.source import Source

MOST_SHARING = 3
"""Problems that one phrase may name: an operator sees that many at a glance."""


def check_references(source: "Source", documents: Mapping[str, Document], clocks: frozenset[str]) -> list[Mistake]:
    """Places, trades, clocks, questions, answers and advice that are not there; problems that are there twice or retired."""
    known = known_keys(source, clocks)
    found: list[Mistake] = []
    owners: dict[str, str] = {}
    for category, file in source.categories.items():
        document = documents[category]
        defaults = {"trade": [file.defaults.trade], "places": file.defaults.places, "ask": file.defaults.ask}
        found += _unknown(document, ("defaults",), defaults, known)
        for key, entry in file.problems.items():
            place = ("problems", key)
            found += check_settings(document, place, entry, known)
            owner = owners.setdefault(key, category)
            if owner != category:
                found.append(mistake_at(document, place, f"is a problem of {owner} already", "Give each its own key"))
            if is_own(key):
                found.append(mistake_at(document, place, "is a key of administrators", f"Do not begin it with {OWN}"))
            if key in source.retired.texts:
                found.append(mistake_at(document, place, "is retired", "Take a new key, or remove it there"))
    found += _unknown_answers(source)
    return found


def known_keys(source: "Source", clocks: frozenset[str]) -> dict[str, frozenset[str]]:
    """Field -> what may stand there."""
    return {
        "trade": frozenset(source.common.trades),
        "places": frozenset(source.common.places),
        "clocks": clocks,
        "ask": frozenset(source.questions.questions),
        "tell": frozenset(source.advice.texts),
    }


def check_settings(
    document: Document, place: tuple[str, ...], entry: ProblemSettings, known: Mapping[str, frozenset[str]]
) -> list[Mistake]:
    """References of one problem that lead nowhere."""
    named = {
        "trade": [entry.trade] if entry.trade else [],
        "places": entry.places or (),
        "clocks": entry.clocks,
        "ask": entry.ask or (),
        "tell": entry.tell,
    }
    return list(_unknown(document, place, named, known))


def check_phrases(
    problems: Mapping[str, Mapping[str, ProblemEntry]], documents: Mapping[str, Document]
) -> list[Mistake]:
    """Phrases that name more problems than they may, within a language."""
    found: list[Mistake] = []
    for language in LANGUAGES:
        said: dict[str, list[tuple[str, str, Wording]]] = defaultdict(list)
        for category, entries in problems.items():
            for key, entry in entries.items():
                for phrase in entry.wordings[language].phrases:
                    said[phrase.casefold().replace("ё", "е")].append((category, key, entry.wordings[language]))
        for phrase, places in said.items():
            found += _shared_wrongly(phrase, language, places, documents)
    return found


def _shared_wrongly(
    phrase: str, language: str, places: list[tuple[str, str, Wording]], documents: Mapping[str, Document]
) -> Iterator[Mistake]:
    for category, key, wording in places:
        others = ", ".join(other for _, other, _ in places if other != key)
        marked = phrase in {one.casefold().replace("ё", "е") for one in wording.shared}
        reason = remedy = ""
        if others and not marked:
            reason, remedy = (
                f"'{phrase}' is said of {others} too",
                "Say it otherwise, or mark it with a star everywhere",
            )
        elif len(places) > MOST_SHARING:
            reason, remedy = (
                f"'{phrase}' is said of {others} too",
                f"Let at most {MOST_SHARING} problems share a phrase",
            )
        elif marked and not others:
            reason, remedy = f"'{phrase}' is marked as shared, but no other problem has it", "Remove the star"
        if reason:
            yield mistake_at(documents[category], ("problems", key, language), reason, remedy)


def _unknown(
    document: Document,
    place: tuple[str, ...],
    named: Mapping[str, Iterable[str]],
    known: Mapping[str, frozenset[str]],
) -> Iterator[Mistake]:
    for field, keys in named.items():
        for key in keys:
            if key not in known[field]:
                yield mistake_at(document, (*place, field), f"there is no '{key}'", _WHERE[field])


def _unknown_answers(source: "Source") -> Iterator[Mistake]:
    for key, question in source.questions.questions.items():
        for answer in question.answers:
            if answer not in source.questions.answers:
                yield Mistake(
                    "questions.yaml", 1, f"questions.{key}.answers", f"there is no '{answer}'", "See `answers` there"
                )


_WHERE = {
    "trade": "See `trades` in catalogue.yaml",
    "places": "See `places` in catalogue.yaml",
    "clocks": "Name a clock rule of a policy pack that has `problems`",
    "ask": "See questions.yaml",
    "tell": "See advice.yaml",
}
