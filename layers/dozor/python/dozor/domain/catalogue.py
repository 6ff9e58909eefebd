"""The catalogue of problems: what residents ask about, how urgent it is and whose trade it is. Data, versioned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256

from dozor.domain.clocks import Urgency
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.resource import Resource

Names = Mapping[str, str]
"""Language -> text."""


class Scope(StrEnum):
    """How far one and the same damage reaches, narrowest first."""

    FLAT = "flat"
    RISER = "riser"
    ENTRANCE = "entrance"
    BUILDING = "building"
    STREET = "street"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Within so many hours, and within that scope, a second request is about the *same* damage."""

    hours: int
    scope: Scope


@dataclass(frozen=True, slots=True)
class OutageRule:
    """So many requests within so many hours and within that scope are rather one outage of that resource."""

    resource: Resource
    count: int
    hours: int
    scope: Scope


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of problem. names: language -> what people call it. advice: language -> what to do right now.

    places: where it happens. clocks: keys of clock rules of policy packs that are for this problem by name. questions: keys
    of what the operator asks, in that order. repeat: None where every request stands for itself. outage: None where many of
    them are no outage.
    """

    key: str
    category: str
    trade: str
    urgency: Urgency
    names: Names
    advice: Names
    places: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    repeat: Repeat | None = None
    outage: OutageRule | None = None

    def name(self, language: str) -> str:
        """The name in that language, else in English, else in whatever there is."""
        return say_in(self.names, language) or self.key


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a question offers."""

    key: str
    names: Names


@dataclass(frozen=True, slots=True)
class Question:
    """What an operator asks to know the problem better; without answers to choose from, what is said is written down."""

    key: str
    names: Names
    answers: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """What only somebody who looks a problem up needs. synonyms: problem -> language -> what residents call it besides."""

    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CatalogueChanges:
    """What a company has otherwise. off: keys nobody may register any more; names: key -> language -> its own name;
    problems: its own, with their synonyms (problem -> language -> phrases).
    """

    off: tuple[str, ...] = ()
    names: Mapping[str, Names] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.off or self.names or self.problems)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All problems by key. categories, trades, places: key -> language -> what people call it.

    version: the edition a person named and a hash of the content. retired: keys that only old tickets have -> names.
    """

    version: str
    problems: Mapping[str, Problem]
    categories: Mapping[str, Names] = field(default_factory=dict)
    trades: Mapping[str, Names] = field(default_factory=dict)
    places: Mapping[str, Names] = field(default_factory=dict)
    retired: Mapping[str, Names] = field(default_factory=dict)

    def problem(self, key: str) -> Problem:
        """The problem with that key; raises Invalid naming the field when there is none."""
        found = self.problems.get(key)
        if found is None:
            raise Invalid([FieldProblem("problem", "There is no such problem in the catalogue.")])
        return found

    def name(self, key: str, language: str) -> str:
        """What a ticket with that key is about, also when nobody can register such a one any more; else the key."""
        found = self.problems.get(key)
        return (found.name(language) if found else say_in(self.retired.get(key, {}), language)) or key

    def apply(self, changes: CatalogueChanges) -> "Catalogue":
        """The catalogue as a company with these changes has it; with none, this very one."""
        if not changes:
            return self
        problems = {key: problem for key, problem in self.problems.items() if key not in changes.off}
        problems |= {problem.key: problem for problem in changes.problems}
        for key, own in changes.names.items():
            if key in problems:
                problems[key] = replace(problems[key], names={**problems[key].names, **own})
        gone = {key: self.problems[key].names for key in changes.off if key in self.problems}
        version = f"{self.version}+{_digest(repr(changes))}"
        return replace(self, version=version, problems=problems, retired={**self.retired, **gone})


def say_in(names: Names, language: str) -> str:
    """The text in that language, else in English, else in any; empty when there is none."""
    return names.get(language) or names.get("en") or next(iter(names.values()), "")


def name_version(edition: str, content: Iterable[str]) -> str:
    """The edition, and eight characters that change with any of the content."""
    return f"{edition}-{_digest(*content)}"


def _digest(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()[:8]
