"""People confirm or reject what was proposed, change what is known of an outage, and say when it is over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.application.outages.enter_outage import check_texts, find_addresses
from dozor.domain.errors import FieldProblem, Invalid, VersionConflict
from dozor.domain.outage import Outage, OutageCause, Resource, Scope
from dozor.domain.people import Actor
from dozor.events.outages import describe_outage
from dozor.ports.companies import CompanyRepository
from dozor.ports.outages import OutageRepository
from dozor.ports.people import PeopleRepository


@dataclass(frozen=True, slots=True)
class ActOnOutage:
    """Somebody's change. version: what they were looking at, 0 if they do not say. None leaves a thing as it was.

    scope: wider or narrower than before. reason: for rejecting.
    """

    company: str
    outage_id: str
    actor: Actor
    now: datetime
    version: int = 0
    expected_end: datetime | None = None
    texts: Mapping[str, str] | None = None
    scope: tuple[Scope, ...] | None = None
    resource: Resource | None = None
    cause: OutageCause | None = None
    indoor: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where it is looked up and kept."""

    companies: CompanyRepository
    people: PeopleRepository
    outages: OutageRepository


def confirm_outage(command: ActOnOutage, desk: Desk) -> Outage:
    """It is so, perhaps wider or narrower than proposed. Raises NotFound, Conflict (decided, or changed since), Invalid."""
    before = _read(command, desk)
    confirmed = before.confirm(command.actor, command.now)
    changed = _change(confirmed, command, desk)
    named = replace(changed, resource=command.resource or before.resource, version=confirmed.version)
    return _save("OutageConfirmed", named, command, desk, before)


def reject_outage(command: ActOnOutage, desk: Desk) -> Outage:
    """It is none. Raises NotFound, Conflict (decided, or changed since), Invalid (a reason is missing)."""
    before = _read(command, desk)
    return _save("OutageRejected", before.reject(command.actor, command.now, command.reason), command, desk, before)


def change_outage(command: ActOnOutage, desk: Desk) -> Outage:
    """With another expected end, scope, cause or words. Raises NotFound, Conflict (over, or changed since), Invalid."""
    before = _read(command, desk)
    if command.resource not in (None, before.resource):
        raise Invalid([FieldProblem("resource", "What is out can only be set right when an outage is confirmed.")])
    return _save("OutageChanged", _change(before, command, desk), command, desk, before)


def end_outage(command: ActOnOutage, desk: Desk) -> Outage:
    """Over: who is concerned is told by the event, and its requests are closed. Raises NotFound, Conflict."""
    before = _read(command, desk)
    return _save("OutageEnded", before.end(command.actor, command.now), command, desk, before)


ACTIONS: Mapping[str, Callable[[ActOnOutage, Desk], Outage]] = {
    "confirm": confirm_outage,
    "reject": reject_outage,
    "change": change_outage,
    "end": end_outage,
}


def _change(outage: Outage, command: ActOnOutage, desk: Desk) -> Outage:
    if command.texts is not None:
        check_texts(command.texts, desk.companies.get(command.company).languages)
    scope = command.scope if command.scope is None else find_addresses(command.company, command.scope, desk.people)
    return outage.change(command.expected_end, command.texts, scope, command.cause, command.indoor)


def _read(command: ActOnOutage, desk: Desk) -> Outage:
    outage = desk.outages.get(command.company, command.outage_id)
    if command.version and command.version != outage.version:
        raise VersionConflict("This outage has changed since you opened it: look again and decide.", outage.version)
    return outage


def _save(kind: str, outage: Outage, command: ActOnOutage, desk: Desk, before: Outage) -> Outage:
    desk.outages.save(outage, [describe_outage(kind, outage, command.actor, command.now, before)])
    return outage
