"""What people have done about a duty without ending it: put it off, given it to somebody."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DutyStepKind(StrEnum):
    """What was done."""

    PUT_OFF = "put_off"  # to a later moment: nobody answered, or the resident asked for it
    GIVEN = "given"  # to somebody else, or back to whoever is on shift


@dataclass(frozen=True, slots=True)
class DutyStep:
    """Who did what, when (UTC) and why. until: to when it was put off; to: to whom it was given, to_name: as they were called.

    key: of the form.
    """

    kind: DutyStepKind
    at: datetime
    by: str
    note: str
    key: str
    until: datetime | None = None
    to: str = ""
    to_name: str = ""
