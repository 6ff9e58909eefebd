"""What of the guides fits what somebody types: every word of it has to be found, whole, by its stem or as a beginning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dozor.domain.catalogue import Catalogue
from dozor.domain.guide import Document, Guide
from dozor.domain.languages import LANGUAGES
from dozor.domain.problem_search.words import split_words, stems, switch_keyboard

SNIPPET = 160
_TITLE, _WORDS, _SUMMARY, _TEXT = 8, 6, 4, 1


@dataclass(frozen=True, slots=True)
class Found:
    """A guide that fits. snippet: the line of its text where the words stand, empty where only its name fits."""

    guide: Guide
    score: float
    snippet: str = ""


def find_guides(guides: Iterable[Guide], query: str, language: str, catalogue: Catalogue) -> tuple[Found, ...]:
    """The guides that fit, best first; with an empty query all of them, in their order. Forgives endings and the keyboard."""
    known = tuple(guides)
    typed = split_words(query)
    if not typed:
        return tuple(Found(guide, 0.0) for guide in known)
    found = [one for guide in known if (one := _match(guide, typed, language, catalogue))]
    if not found:
        switched = split_words(switch_keyboard(query))
        found = [one for guide in known if (one := _match(guide, switched, language, catalogue))]
    return tuple(sorted(found, key=lambda one: -one.score))


def _match(guide: Guide, typed: list[str], language: str, catalogue: Catalogue) -> Found | None:
    score = 0.0
    for word in typed:
        best = max((_weigh(document, word) for document in guide.documents.values()), default=0.0)
        best = max(best, _WORDS * _names_of(guide, word, catalogue))
        if not best:
            return None
        score += best
    return Found(guide, score, _cut_out(guide.document(language), typed))


def _weigh(document: Document, word: str) -> float:
    parts = (
        (_TITLE, document.title),
        (_WORDS, " ".join(document.words)),
        (_SUMMARY, document.summary),
        (_TEXT, document.text),
        (_TEXT, " ".join(_script_words(document))),
    )
    return max(weight * _fits(word, text) for weight, text in parts)


def _names_of(guide: Guide, word: str, catalogue: Catalogue) -> float:
    keys = guide.document("en").problems
    names = (name for key in keys if key in catalogue.problems for name in catalogue.problems[key].names.values())
    return max((_fits(word, name) for name in names), default=0.0)


def _script_words(document: Document) -> Iterator[str]:
    for step in document.script.steps.values() if document.script else ():
        yield step.text


def _fits(word: str, text: str) -> float:
    """1 for the word itself or a beginning of one, a little less for another ending, 0 when it is not there."""
    there, roots = _index(text)
    if any(one.startswith(word) for one in there):
        return 1.0
    return 0.8 if len(word) > 2 and stems(word, LANGUAGES) & roots else 0.0


@lru_cache(maxsize=4_000)
def _index(text: str) -> tuple[frozenset[str], frozenset[str]]:
    words = split_words(text)
    return frozenset(words), frozenset(root for word in words for root in stems(word, LANGUAGES))


def _cut_out(document: Document, typed: list[str]) -> str:
    for line in document.text.splitlines():
        plain = line.lstrip("#->* 0123456789.").replace("**", "")
        if plain and any(_fits(word, plain) for word in typed):
            return plain if len(plain) <= SNIPPET else plain[: SNIPPET - 1].rstrip() + "…"
    return ""
