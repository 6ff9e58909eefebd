"""People enter outages, change what is known of them, and say when they are over."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotFound, VersionConflict
from dozor.domain.outage import Outage, OutageCause, Resource, Scope
from dozor.domain.people import Actor
from dozor.events.outages import describe_outage
from dozor.ports.companies import CompanyRepository
from dozor.ports.outages import OutageRepository
from dozor.ports.people import PeopleRepository


@dataclass(frozen=True, slots=True)
class EnterOutage:
    """A form as it is saved. key: made when the form was opened, so that saving twice makes one outage. Times aware, UTC."""

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


@dataclass(frozen=True, slots=True)
class Entered:
    """The outage; created is False when an earlier save of the same form had made it."""

    outage: Outage
    created: bool


def enter_outage(
    command: EnterOutage, companies: CompanyRepository, people: PeopleRepository, outages: OutageRepository
) -> Entered:
    """Keep it; raises Invalid naming every field that does not fit."""
    _check_texts(command.texts, companies.get(command.company).languages)
    if not command.scope:
        raise Invalid([FieldProblem("scope", "Name at least one building.")])
    if command.expected_end is not None and command.expected_end <= command.began_at:
        raise Invalid([FieldProblem("expected_end", "It cannot end before it begins.")])
    outage = Outage(
        company=command.company,
        id=hashlib.sha256(f"{command.company}|{command.key}".encode()).hexdigest()[:16],
        resource=command.resource,
        scope=_find_addresses(command, people),
        began_at=command.began_at,
        cause=command.cause,
        expected_end=command.expected_end,
        texts=command.texts,
        entered_at=command.now,
        entered_by=command.actor.name or command.actor.id,
    )
    try:
        outages.add(outage, [describe_outage("OutageEntered", outage, command.actor, command.now)])
    except Conflict:
        return Entered(outages.get(command.company, outage.id), created=False)
    return Entered(outage, created=True)


@dataclass(frozen=True, slots=True)
class ActOnOutage:
    """Somebody's change. version: what they were looking at, 0 if they do not say. None leaves a thing as it was."""

    company: str
    outage_id: str
    actor: Actor
    now: datetime
    version: int = 0
    expected_end: datetime | None = None
    texts: Mapping[str, str] | None = None


def change_outage(command: ActOnOutage, companies: CompanyRepository, outages: OutageRepository) -> Outage:
    """With another expected end or other words. Raises NotFound, Conflict (over, or changed since), Invalid."""
    if command.texts is not None:
        _check_texts(command.texts, companies.get(command.company).languages)
    outage = _read(command, outages)
    changed = outage.change(command.expected_end, command.texts)
    outages.save(changed, [describe_outage("OutageChanged", changed, command.actor, command.now)])
    return changed


def end_outage(command: ActOnOutage, outages: OutageRepository) -> Outage:
    """Over. Everybody who asked is told by the event. Raises NotFound, Conflict (over already, or changed since)."""
    ended = _read(command, outages).end(command.actor, command.now)
    outages.save(ended, [describe_outage("OutageEnded", ended, command.actor, command.now)])
    return ended


def _read(command: ActOnOutage, outages: OutageRepository) -> Outage:
    outage = outages.get(command.company, command.outage_id)
    if command.version and command.version != outage.version:
        raise VersionConflict("This outage has changed since you opened it: look again and decide.", outage.version)
    return outage


def _find_addresses(command: EnterOutage, people: PeopleRepository) -> tuple[Scope, ...]:
    found, problems = [], []
    for place, scope in enumerate(command.scope):
        try:
            building = people.building(command.company, scope.building_id)
            found.append(replace(scope, address=building.address))
        except NotFound:
            problems.append(FieldProblem(f"scope.{place}.building_id", "There is no such building."))
    if problems:
        raise Invalid(problems)
    return tuple(found)


def _check_texts(texts: Mapping[str, str], languages: tuple[str, ...]) -> None:
    unknown = [language for language in texts if language not in languages]
    if unknown:
        raise Invalid(FieldProblem(f"texts.{one}", "The company does not speak this language.") for one in unknown)
