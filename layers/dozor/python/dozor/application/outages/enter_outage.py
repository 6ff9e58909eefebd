"""People enter outages: those that are there, and planned ones ahead."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dozor.domain.company import Company
from dozor.domain.errors import Conflict, FieldProblem, Invalid, KeyReused, NotFound
from dozor.domain.notice import notice_due
from dozor.domain.outage import Outage, OutageCause, Resource, Scope
from dozor.domain.people import Actor
from dozor.events.outages import describe_outage
from dozor.ports.companies import CompanyRepository
from dozor.ports.outages import OutageRepository
from dozor.ports.people import PeopleRepository

CLOCKS_DIFFER = timedelta(minutes=15)  # what begins this soon is entered as it happens; it needs no notice


class TooLate(Invalid):
    """A planned outage that begins earlier than people must be told of it."""

    code = "notice_too_short"


@dataclass(frozen=True, slots=True)
class EnterOutage:
    """A form as it is saved. key: made when the form was opened, so that saving twice makes one outage. Times aware, UTC.

    notice_waived: why a planned one is entered although it begins too soon; empty: then it is refused.
    """

    company: str
    key: str
    actor: Actor
    resource: Resource
    scope: tuple[Scope, ...]
    began_at: datetime
    now: datetime
    cause: OutageCause = OutageCause.UNKNOWN
    expected_end: datetime | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    notice_waived: str = ""
    indoor: int | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """The outage; created is False when an earlier save of the same form had made it."""

    outage: Outage
    created: bool


def enter_outage(
    command: EnterOutage, companies: CompanyRepository, people: PeopleRepository, outages: OutageRepository
) -> Entered:
    """Keep it, once. Raises Invalid naming every field that does not fit, TooLate for a planned one without its notice,
    KeyReused.

    A form that waited for the line, or whose answer was lost, may come again when its end has passed, its notice is too short
    or a building is gone by then: what it has entered stands, so whatever is refused looks first whether it has been here.
    """
    try:
        outage = _compose(command, companies.get(command.company), people)
        outages.add(outage, [describe_outage("OutageEntered", outage, command.actor, command.now)])
    except (Invalid, Conflict):
        entered = _find_entered(command, outages)
        if entered is None:
            raise
        return Entered(entered, created=False)
    return Entered(outage, created=True)


def _compose(command: EnterOutage, company: Company, people: PeopleRepository) -> Outage:
    check_texts(command.texts, company.languages)
    if not command.scope:
        raise Invalid([FieldProblem("scope", "Name at least one building.")])
    if command.expected_end is not None and command.expected_end <= command.began_at:
        raise Invalid([FieldProblem("expected_end", "It cannot end before it begins.")])
    _check_notice(command, company)
    return Outage(
        company=command.company,
        id=_name_outage(command),
        resource=command.resource,
        scope=find_addresses(command.company, command.scope, people),
        began_at=command.began_at,
        cause=command.cause,
        expected_end=command.expected_end,
        texts=command.texts,
        entered_at=command.now,
        entered_by=command.actor.name or command.actor.id,
        notice_waived=command.notice_waived.strip(),
        indoor=command.indoor,
    )


def _name_outage(command: EnterOutage) -> str:
    return hashlib.sha256(f"{command.company}|{command.key}".encode()).hexdigest()[:16]


def _find_entered(command: EnterOutage, outages: OutageRepository) -> Outage | None:
    """What an earlier save of the form has made, None if nothing. Raises KeyReused where the key has made another outage."""
    try:
        entered = outages.get(command.company, _name_outage(command))
    except NotFound:
        return None
    if not _is_same(command, entered):
        raise KeyReused
    return entered


def _is_same(asked: EnterOutage, entered: Outage) -> bool:
    """As far as what has not been changed since can tell. The beginning is left out: a form may leave it to the clock."""
    if entered.version > 1:
        return asked.resource == entered.resource
    told = ("resource", "cause", "expected_end", "texts")
    places = [[replace(one, address="") for one in scope] for scope in (asked.scope, entered.scope)]
    return all(getattr(asked, name) == getattr(entered, name) for name in told) and places[0] == places[1]


def find_addresses(company: str, scope: tuple[Scope, ...], people: PeopleRepository) -> tuple[Scope, ...]:
    """The scope with the buildings' addresses; raises Invalid naming the buildings and entrances that are not there.

    Who mistypes an entrance would tell nobody. Entrances with names, and those of a building that does not say how many it
    has, are taken as they are.
    """
    found, problems = [], []
    for place, one in enumerate(scope):
        try:
            building = people.building(company, one.building_id)
        except NotFound:
            problems.append(FieldProblem(f"scope.{place}.building_id", "There is no such building."))
            continue
        found.append(replace(one, address=building.address))
        numbers = [int(name) for name in one.entrances if name.isdecimal()]
        if building.entrances and any(not 1 <= number <= building.entrances for number in numbers):
            problems.append(FieldProblem(f"scope.{place}.entrances", "This building has no such entrance."))
    if problems:
        raise Invalid(problems)
    return tuple(found)


def check_texts(texts: Mapping[str, str], languages: tuple[str, ...]) -> None:
    """Raises Invalid naming the languages that the company does not speak."""
    unknown = [language for language in texts if language not in languages]
    if unknown:
        raise Invalid(FieldProblem(f"texts.{one}", "The company does not speak this language.") for one in unknown)


def _check_notice(command: EnterOutage, company: Company) -> None:
    """What lies ahead is announced so many whole working days before, by the company's calendar and zone."""
    ahead = command.began_at - command.now > CLOCKS_DIFFER
    if not ahead or not company.outages.notice_days or command.notice_waived.strip():
        return
    if command.now >= notice_due(command.began_at, company.outages.notice_days, company.calendar, company.zone):
        reason = FieldProblem(
            "began_at", "Residents must be told of planned work earlier: choose a later day, or say why."
        )
        raise TooLate([reason])
