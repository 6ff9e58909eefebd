"""An index over one catalogue: built once per process, asked at every letter that is typed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from dozor.domain.catalogue import Problem
from dozor.domain.clocks import Urgency
from dozor.domain.languages import LANGUAGES
from dozor.domain.problem_search.spelling import Speller
from dozor.domain.problem_search.words import split_words, stem, stems, switch_keyboard

Synonyms = Mapping[str, Mapping[str, tuple[str, ...]]]

# How sure a match of one word is.
_EXACT = 1.0
_STEM = 0.9
_BEGINNING = 0.85
_ONE_SLIP = 0.7
_TWO_SLIPS = 0.5
_OTHER_KEYBOARD = 0.95

_NAME = 0.03
"""A name is a little better than a synonym, the asked language than another."""
_ASKED_LANGUAGE = 0.05
_SCATTERED = 0.6
"""Words found here and there in a problem's phrases, not in one of them."""
LEAST = 0.3
"""What fits so much worse than the best does not fit."""
_SHORTEST_BEGINNING = 2
_MOST_WORDS = 10
_PRESSING = {Urgency.EMERGENCY: 0.08, Urgency.URGENT: 0.02, Urgency.NORMAL: 0.01, Urgency.PLANNED: 0.0}
"""Of two that fit alike, the one that cannot wait comes first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A problem that fits, and how well: 1 and above when a phrase was said word for word."""

    problem: Problem
    score: float


@dataclass(frozen=True, slots=True)
class _Phrase:
    problem: int
    language: str
    weight: float
    bonus: float


class ProblemIndex:
    """Finds problems by their names and synonyms in all languages. like: the index whose words are as telling here as there,
    so that what both find can be compared.
    """

    def __init__(self, problems: Iterable[Problem], synonyms: Synonyms, like: "ProblemIndex | None" = None) -> None:
        self._problems = tuple(problems)
        self._like = like
        self._words: dict[str, int] = {}
        self._languages: dict[str, set[str]] = defaultdict(set)
        self._phrases: list[_Phrase] = []
        self._said_in: dict[int, list[int]] = defaultdict(list)
        said = list(self._collect(synonyms))
        self._weights = self._weigh(said)
        for place, language, words, bonus in said:
            self._add(place, language, words, bonus)
        self._by_stem = self._index_stems()
        self._sorted = sorted(self._words)
        self._speller = Speller(self._words)

    def __len__(self) -> int:
        return len(self._problems)

    def find(self, query: str, language: str = "", limit: int = 20) -> list[Hit]:
        """The best problems for what was typed, best first; all words count, the last one may be unfinished."""
        words = split_words(query)[:_MOST_WORDS]
        if not words:
            return []
        matches = [self._match(word) for word in words]
        if not all(matches):
            switched = [self._match(word) for word in split_words(switch_keyboard(query))[:_MOST_WORDS]]
            if switched and sum(map(bool, switched)) > sum(map(bool, matches)):
                matches = [{word: sure * _OTHER_KEYBOARD for word, sure in found.items()} for found in switched]
                words = split_words(switch_keyboard(query))[:_MOST_WORDS]
        scores = self._score(words, matches, language)
        best = max(scores.values(), default=0.0)
        fitting = ((self._problems[place], score) for place, score in scores.items() if score >= LEAST * best)
        return rank((Hit(problem, score + _PRESSING[problem.urgency]) for problem, score in fitting), limit)

    def weight_of(self, word: str) -> float:
        """How much that very word says of what is meant; 0 for one that is in no phrase."""
        number = self._words.get(word)
        return 0.0 if number is None else self._weights[number]

    def weigh(self, typed: str) -> float:
        """How much a word says that was typed, with all that it may be."""
        return self._weigh_match(typed, self._match(typed))

    def _score(self, typed: list[str], matches: list[dict[int, float]], language: str) -> dict[int, float]:
        wanted = [self._weigh_match(word, found) for word, found in zip(typed, matches, strict=True)]
        total = sum(wanted) or 1.0
        met: dict[int, list[float]] = defaultdict(lambda: [0.0] * len(matches))
        covered: dict[int, dict[int, float]] = defaultdict(dict)
        for place, found in enumerate(matches):
            for word, sure in found.items():
                for number in self._said_in[word]:
                    met[number][place] = max(met[number][place], sure)
                    covered[number][word] = max(covered[number].get(word, 0.0), sure)
        scores: dict[int, float] = {}
        scattered: dict[int, list[float]] = defaultdict(lambda: [0.0] * len(matches))
        for number, sures in met.items():
            phrase = self._phrases[number]
            heard = sum(sure * weight for sure, weight in zip(sures, wanted, strict=True)) / total
            share = sum(self._weights[word] * sure for word, sure in covered[number].items()) / phrase.weight
            asked = _ASKED_LANGUAGE if phrase.language == language else 0.0
            score = heard * (0.55 + 0.45 * share) + phrase.bonus + asked
            if score > scores.get(phrase.problem, 0.0):
                scores[phrase.problem] = score
            if len(matches) > 1:
                scattered[phrase.problem] = list(map(max, scattered[phrase.problem], sures))
        for problem, sures in scattered.items():
            heard = sum(sure * weight for sure, weight in zip(sures, wanted, strict=True)) / total
            scores[problem] = max(scores[problem], heard * _SCATTERED)
        return scores

    def _match(self, word: str) -> dict[int, float]:
        """Known words that this one may be -> how sure that is."""
        found: dict[int, float] = {}
        for shape in stems(word, LANGUAGES):
            for known in self._by_stem.get(shape, ()):
                found[known] = max(found.get(known, 0.0), _STEM)
        if len(word) >= _SHORTEST_BEGINNING:
            for known in self._beginning_with(word):
                found[known] = max(found.get(known, 0.0), _BEGINNING)
        if word in self._words:
            found[self._words[word]] = _EXACT
        if word not in self._words:
            for near, slips in self._speller.near(word):
                number = self._words[near]
                found[number] = max(found.get(number, 0.0), _ONE_SLIP if slips == 1 else _TWO_SLIPS)
        return found

    def _beginning_with(self, word: str) -> Iterator[int]:
        for place in range(bisect_left(self._sorted, word), len(self._sorted)):
            known = self._sorted[place]
            if not known.startswith(word):
                return
            yield self._words[known]

    def _collect(self, synonyms: Synonyms) -> Iterator[tuple[int, str, tuple[int, ...], float]]:
        for place, problem in enumerate(self._problems):
            for language, name in problem.names.items():
                for phrase in (name, *synonyms.get(problem.key, {}).get(language, ())):
                    words = split_words(phrase)
                    numbers = tuple(self._words.setdefault(word, len(self._words)) for word in words)
                    for word in words:
                        self._languages[word].add(language)
                    yield place, language, numbers, _NAME if phrase is name else 0.0

    def _weigh(self, said: list[tuple[int, str, tuple[int, ...], float]]) -> list[float]:
        """A word of many problems says little; one of a single problem says all."""
        problems_of: list[set[int]] = [set() for _ in self._words]
        for place, _, words, _ in said:
            for word in words:
                problems_of[word].add(place)
        if self._like is None:
            return [log(1 + len(self._problems) / len(places)) for places in problems_of]
        many = len(self._like)
        return [
            self._like.weight_of(word) or log(1 + many / len(places))
            for word, places in zip(self._words, problems_of, strict=True)
        ]

    def _weigh_match(self, word: str, found: Mapping[int, float]) -> float:
        """How much the word that was typed says; one that is met only in the other index says as much as there."""
        if not found and self._like is not None:
            return self._like.weigh(word)
        return max((self._weights[number] for number in found), default=_UNKNOWN)

    def _add(self, place: int, language: str, words: tuple[int, ...], bonus: float) -> None:
        weight = sum(self._weights[word] for word in set(words))
        for word in set(words):
            self._said_in[word].append(len(self._phrases))
        self._phrases.append(_Phrase(place, language, weight, bonus))

    def _index_stems(self) -> dict[str, list[int]]:
        by_stem: dict[str, list[int]] = defaultdict(list)
        for word, number in self._words.items():
            for shape in {stem(word, language) for language in self._languages[word]}:
                by_stem[shape].append(number)
        return dict(by_stem)


def rank(hits: Iterable[Hit], limit: int) -> list[Hit]:
    """The best, best first; of two that fit alike the one that came first."""
    return sorted(hits, key=lambda hit: -round(hit.score, 6))[:limit]


_UNKNOWN = 3.0
"""Weight of a word that nothing is like."""
