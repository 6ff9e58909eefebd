"""Who was told of an outage, of what and when, and what became of each message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dozor.application.outages.tell_news import BATCH, name_message
from dozor.domain.message import Message
from dozor.domain.outage_telling import PlannedTelling, Telling
from dozor.events.envelope import Envelope
from dozor.events.outages import OutageTellingV1, ToldV1
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
class Tellings:
    """All tellings of an outage, the last one first; `told`: a page of the people; `cursor`: empty at their end."""

    tellings: tuple[PlannedTelling, ...]
    told: tuple[Told, ...]
    cursor: str


def list_tellings(
    company: str, outage_id: str, limit: int, cursor: str, outages: OutageRepository, messages: MessageRepository
) -> Tellings:
    """From the batches that were planned: nobody who is to be told is missing, whatever became of their message.

    A page is whole batches, one at least, so it may have fewer people than the limit, or up to a batch. What is told while
    somebody turns pages stands before all of them: nobody comes twice. Four requests, however many people there are.
    Raises NotFound, Invalid for a cursor of nobody's.
    """
    outages.get(company, outage_id)
    page = outages.told_batches(company, outage_id, limit=max(1, limit // BATCH), cursor=cursor)
    return Tellings(outages.tellings(company, outage_id), _look_up(company, page.items, messages), page.cursor)


def _look_up(company: str, batches: Sequence[Envelope], messages: MessageRepository) -> tuple[Told, ...]:
    planned = [(event.time, OutageTellingV1.model_validate(event.data)) for event in batches]
    people = [(at, telling, one) for at, telling in planned for one in _people_of(telling)]
    names = [name_message(company, telling, one.phone) for _, telling, one in people]
    known = {message.id: message for message in messages.named(company, names)} if names else {}
    return tuple(
        Told(telling.kind, at, one.phone, one.address, known.get(name))
        for (at, telling, one), name in zip(people, names, strict=True)
    )


def _people_of(telling: OutageTellingV1) -> tuple[ToldV1, ...]:
    return telling.people or tuple(ToldV1(phone=phone) for phone in telling.phones)
