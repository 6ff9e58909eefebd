"""An outage is announced, begins, changes, is over: everybody concerned gets one message of each.

In two stages, so that a thousand people do not hang on one process: what happened plans batches, each with an event of its
own; each batch is told by a call of its own, which may be killed and come again, because every message is claimed before it
is sent. A message is known by outage, telling and phone: whoever subscribed and has three requests is told once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.application.messaging.deliver_message import Post
from dozor.application.messaging.letter import Letter, Words, mark_person
from dozor.application.messaging.send_all import send_all
from dozor.application.outages.ground import Ground, concerns, is_left_behind, open_complaints
from dozor.application.outages.words import Speaker, write_end, write_news
from dozor.domain.company import Company
from dozor.domain.message import Message
from dozor.domain.outage import Outage
from dozor.domain.outage_rules import TellWhom
from dozor.domain.outage_scope import find_spot
from dozor.domain.outage_telling import PlannedTelling, Telling, name_telling
from dozor.domain.ticket import Ticket
from dozor.events.envelope import Envelope
from dozor.events.outages import Addressee, OutageEventV1, OutageTellingV1, describe_telling
from dozor.ports.system import Texts

BATCH = 20
KINDS = {
    Telling.PLANNED: "outage_planned",
    Telling.STARTED: "outage_started",
    Telling.CHANGED: "outage_changed",
    Telling.ENDED: "outage_over",
}


def plan_telling(event: Envelope, outage: Outage, ground: Ground) -> int:
    """Plan who is told what the event says, in batches; how many of them are new, 0 where nobody needs to know.

    Whoever is in a batch of the same telling already is not planned again, whatever was planned before and cut short: so
    everybody is in one, a telling can be counted, and what comes again goes on where it was.
    """
    kind = _choose_kind(event, outage)
    if kind is None:
        return 0
    telling = PlannedTelling(event.company, event.subject, event.sequence, kind, event.time, people=0)
    planned = _planned_phones(telling, ground)
    known = frozenset[str]().union(*planned.values())
    people = [one for one in _find_people(kind, event, outage, ground) if one.phone not in known]
    if not people:
        return 0
    telling = replace(telling, people=len(planned.get(telling.version, ())) + len(people))
    starts = range(0, len(people), BATCH)
    batches = [describe_telling(telling, people[start : start + BATCH]) for start in starts]
    return ground.outages.plan_telling(telling, batches)


def _planned_phones(telling: PlannedTelling, ground: Ground) -> Mapping[int, frozenset[str]]:
    """Version of the outage -> who is to be told the same because of it. One request where nothing is planned yet."""
    tellings = ground.outages.tellings(telling.company, telling.outage)
    return {
        one.version: frozenset(
            phone
            for batch in ground.outages.telling_batches(one)
            for phone in OutageTellingV1.model_validate(batch.data).phones
        )
        for one in tellings
        if name_telling(one.kind, one.version) == name_telling(telling.kind, telling.version)
    }


def compose_telling(event: Envelope, now: datetime, ground: Ground, texts: Texts) -> tuple[Letter, ...]:
    """The letters of a batch; the same event, letters of the same names."""
    telling = OutageTellingV1.model_validate(event.data)
    company = ground.companies.get(event.company)
    outage = ground.outages.get(event.company, event.subject)
    if telling.kind is not Telling.ENDED and not outage.live:
        return ()  # it was over before anybody could be told that it had begun
    people = _addressees(telling, outage, ground)
    return tuple(_compose(one, telling, News(event, company, outage, now, texts)) for one in people)


def tell_batch(event: Envelope, now: datetime, ground: Ground, post: Post) -> tuple[Message, ...]:
    """Send what this batch has not been sent yet; the messages as they stand. Raises as `send_all` does: call again."""
    return tuple(send_all((), compose_telling(event, now, ground, post.texts), now, post))


def _choose_kind(event: Envelope, outage: Outage) -> Telling | None:
    if event.type == "OutageEnded":
        return Telling.ENDED
    begins = Telling.STARTED if outage.began_at <= event.time else Telling.PLANNED
    if event.type in ("OutageEntered", "OutageConfirmed"):
        return begins
    changed = OutageEventV1.model_validate(event.data).changed
    if "expected_end" in changed:
        return Telling.CHANGED
    return begins if "scope" in changed else None  # who has been told already is not told again


def _find_people(kind: Telling, event: Envelope, outage: Outage, ground: Ground) -> list[Addressee]:
    """Each phone once, in order: who subscribed, who has a request that is part of it, and residents if they are told."""
    found = [
        *_subscribers(outage, ground),
        *_callers(kind, OutageEventV1.model_validate(event.data), outage, ground),
    ]
    to_all = ground.companies.get(outage.company).outages.tell is TellWhom.RESIDENTS
    if to_all or outage.began_at > event.time or outage.cancelled:  # a notice is everybody's
        found += _residents(outage, ground)
    by_phone: dict[str, Addressee] = {}
    for one in found:
        by_phone.setdefault(one.phone, one)
    return [by_phone[phone] for phone in sorted(by_phone) if phone]


def _subscribers(outage: Outage, ground: Ground) -> Iterator[Addressee]:
    for one in ground.outages.subscriptions(outage.company, outage.id):
        yield Addressee(one.phone, one.language, one.address)


def _callers(kind: Telling, data: OutageEventV1, outage: Outage, ground: Ground) -> Iterator[Addressee]:
    """Whose request is part of it; at its begin also whose request is about to be, at its end whose never came to be."""
    begins = kind is Telling.STARTED
    for ticket, complaint in open_complaints(ground, outage.company, (*outage.buildings, *data.left)):
        joins = begins and not ticket.outage_id and complaint is not None and concerns(outage, complaint)
        if joins or ticket.outage_id == outage.id or is_left_behind(ticket, complaint, outage, ground):
            yield from _phones_of(ticket)


def _phones_of(ticket: Ticket) -> Iterator[Addressee]:
    """The caller, and who follows it: the callers of its duplicates among them."""
    yield Addressee(ticket.caller.phone, ticket.caller.language, ticket.place.address)
    for watcher in ticket.watchers:
        if watcher.address.startswith("+"):
            yield Addressee(watcher.address, watcher.language, ticket.place.address)


def _residents(outage: Outage, ground: Ground) -> Iterator[Addressee]:
    buildings = {one: ground.building(outage.company, one) for one in outage.buildings}
    for person in ground.people.residents(outage.company):
        if person.building_id in buildings:
            spot = find_spot(buildings[person.building_id], person.entrance, person.flat)
            if outage.touches(spot.building_id, spot.entrance, spot.riser):
                yield Addressee(person.phone, person.language, person.address)


def _addressees(telling: OutageTellingV1, outage: Outage, ground: Ground) -> Iterable[Addressee]:
    if telling.people:
        return [Addressee(one.phone, one.language, one.address) for one in telling.people]
    phones = frozenset(telling.phones)  # events of before people were named in them
    return [one for one in _subscribers(outage, ground) if one.phone in phones]


@dataclass(frozen=True, slots=True)
class News:
    """What a letter is made of."""

    event: Envelope
    company: Company
    outage: Outage
    now: datetime
    texts: Texts


def _compose(one: Addressee, telling: OutageTellingV1, news: News) -> Letter:
    outage, address = news.outage, one.address or news.outage.scope[0].address

    def write(language: str) -> Words:
        speaker = Speaker(news.company, language, news.now, news.texts)
        text = (write_end if telling.kind is Telling.ENDED else write_news)(outage, address, speaker)
        subject = f"{news.company.name(language)}: {speaker.say(f'outage_name_{outage.resource}')}"
        return Words(text, subject, text)

    return Letter(
        company=news.company,
        id=name_message(outage.company, telling, one.phone),
        kind=KINDS[telling.kind],
        person=one.phone,
        write=write,
        made_at=news.event.time,
        language=one.language,
        about=f"outage-{outage.id}",
    )


def name_message(company: str, telling: OutageTellingV1, phone: str) -> str:
    """The id of the message by which that phone is told."""
    name = name_telling(telling.kind, telling.version)
    return f"outage-{telling.outage}-{name}-{mark_person(company, phone)}"
