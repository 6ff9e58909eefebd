"""The catalogue that travels inside the layer, read when first asked for: problems by themselves (about two milliseconds),
synonyms and questions only for whoever looks something up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from dozor.domain.catalogue import Catalogue, Guide, Names, OutageRule, Problem, Question, Repeat
from dozor.domain.clocks import Urgency

COMPILED = Path(__file__).resolve().parents[2] / "catalogue"


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    category: str
    trade: str
    urgency: Urgency
    names: dict[str, str]
    tell: tuple[str, ...]
    places: tuple[str, ...]
    clocks: tuple[str, ...]
    questions: tuple[str, ...]
    repeat: Repeat | None
    outage: OutageRule | None = None

    def to_problem(self, advice: Names) -> Problem:
        return Problem(
            self.key,
            self.category,
            self.trade,
            self.urgency,
            self.names,
            advice,
            self.places,
            self.clocks,
            self.questions,
            self.repeat,
            self.outage,
        )


@dataclass(frozen=True, slots=True)
class _Compiled:
    """`problems.json`, as compiled from `catalogue/`."""

    version: str
    places: dict[str, dict[str, str]]
    categories: dict[str, dict[str, str]]
    trades: dict[str, dict[str, str]]
    advice: dict[str, dict[str, str]]
    retired: dict[str, dict[str, str]]
    problems: tuple[_Row, ...]


@dataclass(frozen=True, slots=True)
class _CompiledGuide:
    """`guide.json`."""

    questions: tuple[Question, ...]
    synonyms: dict[str, dict[str, tuple[str, ...]]]


class PackagedCatalogue:
    """A CatalogueSource over the compiled files."""

    def __init__(self, folder: Path = COMPILED) -> None:
        self._folder = folder

    def current(self) -> Catalogue:
        """The catalogue; the same object at every call."""
        return self._catalogue

    def guide(self) -> Guide:
        """Synonyms and questions; the same object at every call."""
        return self._guide

    @cached_property
    def _catalogue(self) -> Catalogue:
        content = msgspec.json.decode((self._folder / "problems.json").read_bytes(), type=_Compiled)
        told: dict[tuple[str, ...], Names] = {(): {}}
        problems = {}
        for row in content.problems:
            if row.tell not in told:
                told[row.tell] = _join([content.advice[key] for key in row.tell])
            problems[row.key] = row.to_problem(told[row.tell])
        return Catalogue(content.version, problems, content.categories, content.trades, content.places, content.retired)

    @cached_property
    def _guide(self) -> Guide:
        content = msgspec.json.decode((self._folder / "guide.json").read_bytes(), type=_CompiledGuide)
        return Guide(content.synonyms, {question.key: question for question in content.questions})


def _join(blocks: list[Mapping[str, str]]) -> Names:
    return {language: " ".join(block[language] for block in blocks) for language in blocks[0]}
