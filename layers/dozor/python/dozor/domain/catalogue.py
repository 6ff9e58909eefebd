"""The catalogue of problems: what residents ask about, how urgent it is and whose trade it is. Data, versioned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.own_catalogue.edit import ProblemEdit, Switched, edit_problem, is_own
from dozor.domain.problem import Names, OutageRule, Problem, Repeat, Scope, say_in

__all__ = [
    "Catalogue",
    "CatalogueChanges",
    "Choice",
    "Guide",
    "Names",
    "OutageRule",
    "Problem",
    "Question",
    "Repeat",
    "Scope",
    "name_version",
    "say_in",
]


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
    problems: its own, with their synonyms (problem -> language -> phrases): all that as its file says it.

    edits: problem -> what its administrators have otherwise, over the file; versions: problem -> the version of that.
    digest: of all this, where somebody has made it already.
    """

    off: tuple[str, ...] = ()
    names: Mapping[str, Names] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    edits: Mapping[str, ProblemEdit] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)
    digest: str = ""

    def __bool__(self) -> bool:
        return bool(self.off or self.names or self.problems or self.edits)

    @property
    def filed(self) -> "CatalogueChanges":
        """What the company's file says, without its administrators."""
        return replace(self, edits={}, versions={}, digest="")

    def with_edits(self, edits: Mapping[str, ProblemEdit], versions: Mapping[str, int]) -> "CatalogueChanges":
        """The same with what its administrators have otherwise."""
        changed = replace(self, edits=edits, versions=versions, digest="")
        return replace(changed, digest=_digest(repr(changed)))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All problems by key. categories, trades, places: key -> language -> what people call it.

    version: the edition a person named and a hash of the content. retired: keys that only old tickets have -> names.
    off: problems that the company has switched off; their names are among the retired ones too.
    """

    version: str
    problems: Mapping[str, Problem]
    categories: Mapping[str, Names] = field(default_factory=dict)
    trades: Mapping[str, Names] = field(default_factory=dict)
    places: Mapping[str, Names] = field(default_factory=dict)
    retired: Mapping[str, Names] = field(default_factory=dict)
    off: Mapping[str, Problem] = field(default_factory=dict)

    def problem(self, key: str) -> Problem:
        """The problem with that key; raises Invalid naming the field when there is none."""
        found = self.problems.get(key)
        if found is None:
            raise Invalid([FieldProblem("problem", "There is no such problem in the catalogue.")])
        return found

    def known(self, key: str) -> Problem | None:
        """The problem with that key, switched off or not: of a ticket that has it already."""
        return self.problems.get(key) or self.off.get(key)

    def name(self, key: str, language: str) -> str:
        """What a ticket with that key is about, also when nobody can register such a one any more; else the key."""
        found = self.problems.get(key)
        return (found.name(language) if found else say_in(self.retired.get(key, {}), language)) or key

    def apply(self, changes: CatalogueChanges) -> "Catalogue":
        """The catalogue as a company with these changes has it; with none, this very one."""
        if not changes:
            return self
        known = {**self.problems, **{problem.key: problem for problem in changes.problems}}
        for key, own in changes.names.items():
            if key in known:
                known[key] = replace(known[key], names={**known[key].names, **own})
        off = {key for key in changes.off if key in known}
        for key, edit in changes.edits.items():
            if key not in known and not is_own(key):
                continue  # the catalogue has it no longer, which administrators are told
            known[key] = edit_problem(key, edit, known.get(key))
            if edit.switched is not Switched.AS_IS:
                off = off - {key} if edit.switched is Switched.ON else off | {key}
        gone = {key: problem for key, problem in known.items() if key in off}
        return replace(
            self,
            version=f"{self.version}+{changes.digest or _digest(repr(changes))}",
            problems={key: problem for key, problem in known.items() if key not in off},
            retired={**self.retired, **{key: problem.names for key, problem in gone.items()}},
            off=gone,
        )


def name_version(edition: str, content: Iterable[str]) -> str:
    """The edition, and eight characters that change with any of the content."""
    return f"{edition}-{_digest(*content)}"


def _digest(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()[:8]
