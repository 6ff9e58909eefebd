"""Events of an outage. Old consumers must parse new events, so fields are only ever added."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from dozor.domain.outage import Outage
from dozor.domain.people import Actor
from dozor.events.envelope import Envelope

SOURCE = "dozor.outages"


class OutageEventV1(BaseModel):
    """An outage as it stands since. Times UTC; expected_end, ended_at: None while not known; buildings: ids."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

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


class OutageTellingV1(BaseModel):
    """These people (E.164) are to be told that the outage is over."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    outage: str
    batch: int
    phones: tuple[str, ...]


EVENTS: Mapping[str, type[BaseModel]] = {
    "OutageEntered": OutageEventV1,
    "OutageChanged": OutageEventV1,
    "OutageEnded": OutageEventV1,
    "OutageTellingDue": OutageTellingV1,
}


def describe_outage(kind: str, outage: Outage, actor: Actor, at: datetime) -> Envelope:
    """OutageEntered, OutageChanged or OutageEnded."""
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
    )
    return _envelope(kind, outage.company, outage.id, outage.version, at, payload)


def describe_telling(ended: Envelope, batch: int, phones: Sequence[str]) -> Envelope:
    """OutageTellingDue: a batch of those who are told of an end; ended: the OutageEnded that it follows from."""
    payload = OutageTellingV1(outage=ended.subject, batch=batch, phones=tuple(phones))
    return _envelope("OutageTellingDue", ended.company, ended.subject, batch, ended.time, payload)


def _envelope(kind: str, company: str, outage: str, sequence: int, time: datetime, payload: BaseModel) -> Envelope:
    return Envelope(
        id=f"{company}-outage-{outage}-{kind}-{sequence}",
        source=SOURCE,
        type=kind,
        company=company,
        subject=outage,
        sequence=sequence,
        time=time,
        data=payload.model_dump(mode="json"),
    )
