"""One kind of problem: how urgent it is, whose trade, what to ask and to tell, and when many of them are an outage."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dozor.domain.clocks import Urgency
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


def say_in(names: Names, language: str) -> str:
    """The text in that language, else in English, else in any; empty when there is none."""
    return names.get(language) or names.get("en") or next(iter(names.values()), "")
