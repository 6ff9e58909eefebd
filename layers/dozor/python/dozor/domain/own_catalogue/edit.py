"""What an administrator has otherwise of one problem, and the problem with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dozor.domain.clocks import Urgency
from dozor.domain.problem import Names, Problem

OWN = "own_"
"""How keys of problems begin that administrators have added: the common catalogue never has such a key."""
WHAT_EXACTLY = ("what_exactly",)
"""What is asked about an own problem for which nothing else is to be asked."""

Phrases = Mapping[str, tuple[str, ...]]
"""Language -> what residents call it besides."""


class Switched(StrEnum):
    """Whether operators may register the problem."""

    AS_IS = ""  # as the catalogue and the company's file have it
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class ProblemEdit:
    """Whatever is empty stays as the catalogue has it. names, advice: instead, by language; synonyms: besides; places and
    questions: instead, in that order; clocks: keys of rules that are for problems by name, besides. category: of an own one.
    """

    switched: Switched = Switched.AS_IS
    names: Names = field(default_factory=dict)
    synonyms: Phrases = field(default_factory=dict)
    urgency: Urgency | None = None
    category: str = ""
    trade: str = ""
    places: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    advice: Names = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self != ProblemEdit()


def is_own(key: str) -> bool:
    """Whether the key is one of a problem that an administrator has added."""
    return key.startswith(OWN)


def edit_problem(key: str, edit: ProblemEdit, before: Problem | None) -> Problem:
    """The problem as the company has it; before: as the catalogue has it, None of an own one."""
    base = before or Problem(key, edit.category, edit.trade, Urgency.NORMAL, {}, {}, questions=WHAT_EXACTLY)
    return replace(
        base,
        names={**base.names, **edit.names},
        urgency=edit.urgency or base.urgency,
        trade=edit.trade or base.trade,
        places=edit.places or base.places,
        clocks=tuple(dict.fromkeys((*base.clocks, *edit.clocks))),
        questions=edit.questions or base.questions,
        advice={**base.advice, **edit.advice},
    )


def trim(edit: ProblemEdit, before: Problem | None, off: bool) -> ProblemEdit:
    """The change without what says the same as the catalogue, so that a later catalogue is not held back by it.

    off: whether the problem is switched off without the change.
    """
    same_switch = Switched.OFF if off else Switched.ON
    edit = replace(
        edit,
        switched=Switched.AS_IS if edit.switched is same_switch else edit.switched,
        synonyms={language: phrases for language, phrases in edit.synonyms.items() if phrases},
    )
    if before is None:
        return edit
    return replace(
        edit,
        names=_otherwise(edit.names, before.names),
        urgency=None if edit.urgency is before.urgency else edit.urgency,
        trade="" if edit.trade == before.trade else edit.trade,
        places=() if set(edit.places) == set(before.places) else edit.places,
        clocks=tuple(key for key in edit.clocks if key not in before.clocks),
        questions=() if edit.questions == before.questions else edit.questions,
        advice=_otherwise(edit.advice, before.advice),
    )


def _otherwise(own: Names, common: Names) -> Names:
    return {language: text for language, text in own.items() if common.get(language) != text}
