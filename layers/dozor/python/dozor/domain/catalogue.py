"""The catalogue of problems: what residents ask about, how urgent it is and whose trade it is. Data, versioned."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dozor.domain.clocks import Urgency
from dozor.domain.errors import FieldProblem, Invalid


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of problem. names: language -> what people call it. advice: language -> what to do right now."""

    key: str
    category: str
    trade: str
    urgency: Urgency
    names: Mapping[str, str]
    advice: Mapping[str, str]

    def name(self, language: str) -> str:
        """The name in that language, else in English."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All problems by key. categories, trades: key -> language -> what people call it."""

    version: str
    problems: Mapping[str, Problem]
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    trades: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def problem(self, key: str) -> Problem:
        """The problem with that key; raises Invalid naming the field when there is none."""
        found = self.problems.get(key)
        if found is None:
            raise Invalid([FieldProblem("problem", "There is no such problem in the catalogue.")])
        return found
