"""Who was told of an outage, of what and when, and what became of each message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dozor.application.outages.tell_news import name_message
from dozor.domain.message import Message
from dozor.events.envelope import Envelope
from dozor.events.outages import OutageTellingV1, Telling, ToldV1
from dozor.ports.messages import MessageRepository
from dozor.ports.outages import OutageRepository


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who was to be told. at: when it happened, UTC. message: None while it is yet to be written, or never was."""

    kind: Telling
    at: datetime
    phone: str
    address: str
    message: Message | None


@dataclass(frozen=True, slots=True)
class TellingSummary:
    """One telling, and how many people it is for."""

    kind: Telling
    at: datetime
    people: int


@dataclass(frozen=True, slots=True)
class Tellings:
    """All tellings of an outage, the last one first; `told`: a page of the people; `more`: whether there are others behind."""

    tellings: tuple[TellingSummary, ...]
    told: tuple[Told, ...]
    more: bool


def list_tellings(
    company: str, outage_id: str, start: int, limit: int, outages: OutageRepository, messages: MessageRepository
) -> Tellings:
    """From the batches that were planned: nobody who is to be told is missing, whatever became of their message."""
    events = [one for one in outages.batches(company, outage_id) if one.type == "OutageTellingDue"]
    events.sort(key=lambda one: (one.time, one.sequence), reverse=True)
    planned = [(event, OutageTellingV1.model_validate(event.data)) for event in events]
    people = [(event, telling, one) for event, telling in planned for one in _people_of(telling)]
    page = people[start : start + limit]
    return Tellings(_sum_up(planned), _look_up(company, page, messages), start + limit < len(people))


def _people_of(telling: OutageTellingV1) -> tuple[ToldV1, ...]:
    return telling.people or tuple(ToldV1(phone=phone) for phone in telling.phones)


def _sum_up(planned: Sequence[tuple[Envelope, OutageTellingV1]]) -> tuple[TellingSummary, ...]:
    counts: dict[tuple[Telling, datetime], int] = {}
    for event, telling in planned:
        counts[telling.kind, event.time] = counts.get((telling.kind, event.time), 0) + len(_people_of(telling))
    return tuple(TellingSummary(kind, at, people) for (kind, at), people in counts.items())


def _look_up(
    company: str, page: Sequence[tuple[Envelope, OutageTellingV1, ToldV1]], messages: MessageRepository
) -> tuple[Told, ...]:
    names = [name_message(company, telling, one.phone) for _, telling, one in page]
    known = {message.id: message for message in messages.named(company, names)} if names else {}
    return tuple(
        Told(telling.kind, event.time, one.phone, one.address, known.get(name))
        for (event, telling, one), name in zip(page, names, strict=True)
    )
