"""What a change of the catalogue may refer to, and which phrases are taken."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dozor.domain.catalogue import Catalogue, Guide
from dozor.domain.clocks import ClockRule, Urgency
from dozor.domain.problem import Problem

Said = Mapping[tuple[str, str], tuple[Problem, ...]]
"""(language, phrase as it is compared) -> the problems of which it is said."""


@dataclass(frozen=True)
class Bounds:
    """What a change may refer to. filed: the catalogue with the company's file, without its administrators; own: as it stands;
    filed_guide, guide: with the synonyms of each; languages: the company's; rules: its clock rules.
    """

    filed: Catalogue
    own: Catalogue
    filed_guide: Guide
    guide: Guide
    languages: tuple[str, ...]
    rules: tuple[ClockRule, ...]

    def before(self, key: str) -> Problem | None:
        """The problem without the administrators' change; None of their own, and of what the catalogue has no longer."""
        return self.filed.known(key)

    @cached_property
    def said(self) -> Said:
        """Of which problems that operators may register a phrase is said now."""
        return _collect(self.own.problems.values(), self.guide)

    @cached_property
    def said_before(self) -> Said:
        """The same without the administrators' changes."""
        return _collect(self.filed.problems.values(), self.filed_guide)

    @cached_property
    def guarded(self) -> Said:
        """Words that lead to their problem whatever administrators make of it, renamed and switched off too: those of the
        catalogue's emergencies and of what has clocks by name, so that nothing milder can stand in for it.
        """
        known = (*self.filed.problems.values(), *self.filed.off.values())
        return _collect((one for one in known if is_emergency(one) or one.clocks), self.filed_guide)

    @cached_property
    def named_rules(self) -> frozenset[str]:
        """Keys of the clock rules that are for problems by name."""
        return frozenset(rule.key for rule in self.rules if rule.problems and rule.key)


def is_emergency(before: Problem | None) -> bool:
    """Whether the catalogue calls it an emergency: then it stays one, and stays switched on. before: without changes."""
    return before is not None and before.urgency is Urgency.EMERGENCY


def plain(phrase: str) -> str:
    """The phrase as it is compared: small letters, ё as е."""
    return " ".join(phrase.casefold().replace("ё", "е").split())


def _collect(problems: Iterable[Problem], guide: Guide) -> Said:
    found: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        for language, name in problem.names.items():
            for phrase in (name, *guide.synonyms.get(problem.key, {}).get(language, ())):
                found[language, plain(phrase)].append(problem)
    return {phrase: tuple(known) for phrase, known in found.items()}
