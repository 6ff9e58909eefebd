"""People and what they report, as the wire tells of them."""

from dozor.domain.ticket import Person, WorkReport
from functions.rest_api.models.tickets import CallerAsked, ReportAsked
from functions.rest_api.phones import read_phone


def read_person(told: CallerAsked, slug: str, field: str) -> Person:
    """Who asks, or whom it is about. Raises Invalid naming `field` for a number that is none."""
    return Person(told.name, read_phone(told.phone, slug, field), told.resident_id, told.language)


def read_report(told: ReportAsked | None) -> WorkReport | None:
    """What was done; None for nothing told."""
    return WorkReport(told.text, told.minutes, told.photos) if told else None
