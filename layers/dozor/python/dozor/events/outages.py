"""Events of an outage. Old consumers must parse new events, so fields are only ever added."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from dozor.domain.outage import Outage
from dozor.domain.outage_telling import PlannedTelling, Telling
from dozor.domain.people import Actor
from dozor.events.envelope import Envelope

SOURCE = "dozor.outages"


class Payload(BaseModel):
    """What is in an event of an outage."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class OutageEventV1(Payload):
    """An outage as it stands since. Times UTC; expected_end, ended_at: None while not known; buildings: ids.

    stage: proposed, confirmed, rejected. tickets: that a proposal came of. changed: names of the fields that are other than
    before. left: ids of buildings that were in its scope before.
    """

    outage: str
    resource: str
    cause: str
    buildings: tuple[str, ...]
    began_at: datetime
    expected_end: datetime | None
    ended_at: datetime | None
    texts: dict[str, str]
    version: int
    actor_kind: str
    actor_name: str
    stage: str = "confirmed"
    tickets: tuple[str, ...] = ()
    reason: str = ""
    changed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class ToldV1(Payload):
    """Somebody who is to be told: phone (E.164), the language they prefer, or empty, and where they live."""

    phone: str
    language: str = ""
    address: str = ""


class OutageTellingV1(Payload):
    """These people (E.164) are to be told of the outage. version: of the outage, when that was found out."""

    outage: str
    batch: int
    phones: tuple[str, ...]
    kind: Telling = Telling.ENDED
    version: int = 0
    people: tuple[ToldV1, ...] = ()


class TicketsTask(StrEnum):
    """What is to be done with tickets of an outage."""

    ATTACH = "attach"
    DETACH = "detach"
    CLOSE = "close"


class OutageTicketsV1(Payload):
    """These tickets are to be tied to the outage, untied from it, or ended with it."""

    outage: str
    task: TicketsTask
    tickets: tuple[str, ...]


EVENTS: Mapping[str, type[BaseModel]] = {
    "OutageProposed": OutageEventV1,
    "OutageConfirmed": OutageEventV1,
    "OutageRejected": OutageEventV1,
    "OutageEntered": OutageEventV1,
    "OutageChanged": OutageEventV1,
    "OutageEnded": OutageEventV1,
    "OutageTellingDue": OutageTellingV1,
    "OutageTicketsDue": OutageTicketsV1,
}


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who is to be told of an outage."""

    phone: str
    language: str = ""
    address: str = ""


def describe_outage(kind: str, outage: Outage, actor: Actor, at: datetime, before: Outage | None = None) -> Envelope:
    """OutageProposed, OutageConfirmed, OutageRejected, OutageEntered, OutageChanged or OutageEnded. before: as it stood."""
    payload = OutageEventV1(
        outage=outage.id,
        resource=outage.resource,
        cause=outage.cause,
        buildings=tuple(place.building_id for place in outage.scope),
        began_at=outage.began_at,
        expected_end=outage.expected_end,
        ended_at=outage.ended_at,
        texts=dict(outage.texts),
        version=outage.version,
        actor_kind=actor.kind,
        actor_name=actor.name,
        stage=outage.stage,
        tickets=outage.tickets,
        reason=outage.rejected_because or outage.notice_waived,
        changed=_find_changed(before, outage) if before else (),
        left=tuple(one for one in before.buildings if one not in outage.buildings) if before else (),
    )
    return _envelope(kind, outage.company, outage.id, str(outage.version), outage.version, at, payload)


def describe_telling(telling: PlannedTelling, people: Sequence[Addressee]) -> Envelope:
    """OutageTellingDue: some of those who are told. The same people, the same event."""
    phones = tuple(one.phone for one in people)
    payload = OutageTellingV1(
        outage=telling.outage,
        batch=0,
        phones=phones,
        kind=telling.kind,
        version=telling.version,
        people=tuple(ToldV1(phone=one.phone, language=one.language, address=one.address) for one in people),
    )
    name = f"{telling.version}-{telling.kind}-{_digest(phones)}"
    return _envelope("OutageTellingDue", telling.company, telling.outage, name, telling.version, telling.at, payload)


def describe_tickets(about: Envelope, task: TicketsTask, tickets: Sequence[str]) -> Envelope:
    """OutageTicketsDue: some of the outage's tickets; about: the event that it follows from. The same ones, the same event."""
    payload = OutageTicketsV1(outage=about.subject, task=task, tickets=tuple(tickets))
    name = f"{about.sequence}-{task}-{_digest(tickets)}"
    return _envelope("OutageTicketsDue", about.company, about.subject, name, about.sequence, about.time, payload)


def _find_changed(before: Outage, after: Outage) -> tuple[str, ...]:
    watched = ("resource", "scope", "cause", "expected_end", "texts", "began_at")
    return tuple(name for name in watched if getattr(before, name) != getattr(after, name))


def _digest(names: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(names).encode()).hexdigest()[:16]


def _envelope(
    kind: str, company: str, outage: str, name: str, sequence: int, time: datetime, payload: BaseModel
) -> Envelope:
    return Envelope(
        id=f"{company}-outage-{outage}-{kind}-{name}",
        source=SOURCE,
        type=kind,
        company=company,
        subject=outage,
        sequence=sequence,
        time=time,
        data=payload.model_dump(mode="json"),
    )
