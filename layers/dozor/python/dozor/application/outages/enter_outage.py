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
    """Keep it; raises Invalid naming every field that does not fit, TooLate for a planned one without its notice."""
    company = companies.get(command.company)
    check_texts(command.texts, company.languages)
    if not command.scope:
        raise Invalid([FieldProblem("scope", "Name at least one building.")])
    if command.expected_end is not None and command.expected_end <= command.began_at:
        raise Invalid([FieldProblem("expected_end", "It cannot end before it begins.")])
    outage_id = hashlib.sha256(f"{command.company}|{command.key}".encode()).hexdigest()[:16]
    _check_notice(command, company, outage_id, outages)
    outage = Outage(
        company=command.company,
        id=outage_id,
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
    try:
        outages.add(outage, [describe_outage("OutageEntered", outage, command.actor, command.now)])
    except Conflict:
        entered = outages.get(command.company, outage.id)
        _check_same(outage, entered)
        return Entered(entered, created=False)
    return Entered(outage, created=True)


def _check_same(asked: Outage, entered: Outage) -> None:
    """Raises KeyReused when the key has made another outage, as far as what has not been changed since can tell."""
    changed_since = entered.version > 1
    told = ("resource",) if changed_since else ("resource", "cause", "scope", "expected_end", "texts")
    if any(getattr(asked, name) != getattr(entered, name) for name in told):
        raise KeyReused


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


def _check_notice(command: EnterOutage, company: Company, outage_id: str, outages: OutageRepository) -> None:
    """What lies ahead is announced so many whole working days before, by the company's calendar and zone.

    A form that waited for the line may come again when its notice is too short by then: what it has entered stands.
    """
    ahead = command.began_at - command.now > CLOCKS_DIFFER
    if not ahead or not company.outages.notice_days or command.notice_waived.strip():
        return
    if command.now >= notice_due(command.began_at, company.outages.notice_days, company.calendar, company.zone):
        if _is_entered(command.company, outage_id, outages):
            return
        reason = FieldProblem(
            "began_at", "Residents must be told of planned work earlier: choose a later day, or say why."
        )
        raise TooLate([reason])


def _is_entered(company: str, outage_id: str, outages: OutageRepository) -> bool:
    try:
        outages.get(company, outage_id)
    except NotFound:
        return False
    return True
