"""Somebody in particular whom a caller can be led to: in a queue of ours, at an outside number, or by a voice message."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dozor.domain.working_calendar import WorkingCalendar

SPECIALIST = "specialist:"
"""How a menu's choice of a specialist begins."""


class LeadsTo(StrEnum):
    """Where a specialist is reached, and where a caller is led instead while the specialist is not at work."""

    QUEUE = "queue"
    NUMBER = "number"
    VOICEMAIL = "voicemail"
    OPERATOR = "operator"
    MESSAGE = "message"  # the sentence that tells when to call is all


@dataclass(frozen=True, slots=True)
class Specialist:
    """names: by language; a caller hears them. target: the function of a queue ("accounting"), an outside number (E.164),
    or empty. calendar: None follows the company's. closed, closed_number: what happens outside the working hours.
    """

    key: str
    names: Mapping[str, str] = field(default_factory=dict)
    leads_to: LeadsTo = LeadsTo.QUEUE
    target: str = ""
    calendar: WorkingCalendar | None = None
    closed: LeadsTo = LeadsTo.VOICEMAIL
    closed_number: str = ""


ACCOUNTING = Specialist("accounting", target="accounting")
"""Who answers for charges and debts in a company that says nothing else."""
