"""Somebody of a company to whom something can be given: a duty, a call put off."""

from dataclasses import dataclass
from enum import StrEnum


class ColleagueKind(StrEnum):
    """What they are. several: whoever is on shift at the desk, or of a trade."""

    USER = "user"
    EXECUTOR = "executor"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Colleague:
    """id: what an `addressee` is: a user's e-mail address, an executor's id, a trade or ANYBODY. name: empty for several."""

    id: str
    name: str
    kind: ColleagueKind
