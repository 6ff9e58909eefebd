"""A contact has ended: its one outcome, and what it means for duties: one opened, one counted up, some fulfilled.

A call that was handed on is several segments, each with a record of its own; they come in any order, and more than once.
The outcome is decided when all of them are there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from dozor.application.note_contact import PLATFORM
from dozor.domain.company import Company
from dozor.domain.contact import EMPTY_MESSAGE, Contact, Direction, Outcome, Segment, decide_outcome
from dozor.domain.duty import (
    PROMISED,
    RESULT_CALLED,
    RESULT_REACHED,
    Duty,
    DutyKind,
    find_fulfilled,
    find_waiting,
)
from dozor.domain.errors import NotFound
from dozor.domain.people import SYSTEM, Actor, ActorKind
from dozor.events.contacts import describe_contact_ended, describe_duty
from dozor.ports.companies import CompanyRepository
from dozor.ports.contacts import ContactRepository, DutyChange

UNHEARD = frozenset({Outcome.ABANDONED, Outcome.CALLBACK})
PLATFORM_CALLBACK_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Settled:
    """The contact as settled; `first` is False when an earlier delivery of the record had settled it.

    duty: what it left, opened or counted up; done: the duties that it fulfilled.
    """

    contact: Contact
    duty: Duty | None
    first: bool
    done: tuple[Duty, ...] = ()


def settle_contact(segment: Segment, companies: CompanyRepository, contacts: ContactRepository) -> Settled | None:
    """Settle a contact once; None while segments of it are still to come. Raises Conflict when a duty changed meanwhile."""
    company = _company_of(segment.contact, companies)
    segment = replace(segment, contact=replace(segment.contact, company=company.slug if company else PLATFORM))
    segments = (segment,) if segment.alone else contacts.add_segment(segment)
    whole = join_segments(segments)
    if whole is None:
        return None
    contact = _decide(whole, company)
    phone = _phone_of(contact)
    waiting = contacts.duties_of(contact.company, phone) if phone else ()
    opened = _leave(contact, company, waiting)
    done = _fulfil(contact, waiting)
    changes = [*((opened,) if opened else ()), *(DutyChange(duty, describe_duty(duty)) for duty in done)]
    first = contacts.settle(contact, describe_contact_ended(contact), changes)
    return Settled(contact, opened.duty if opened else None, first, done)


def join_segments(segments: tuple[Segment, ...]) -> Segment | None:
    """The contact as one: the first one's beginning, the last one's end, and all that happened on the way from one to the
    other; None if one is missing. Beside the way lie those who were asked and left again: a colleague who was consulted.
    """
    by_id = {segment.id: segment for segment in segments}
    ordered: list[Segment] = []
    following = segments[0].contact.id
    while following:
        if (segment := by_id.pop(following, None)) is None:
            return None
        ordered.append(segment)
        following = segment.next_id
    last = ordered[-1]
    parts = [segment.contact for segment in ordered]
    contact = replace(
        ordered[0].contact,
        queue=_last_of(part.queue for part in parts),
        queued_at=next((part.queued_at for part in parts if part.queued_at), None),
        operator=_last_of(part.operator for part in parts),
        answered_at=next((part.answered_at for part in parts if part.answered_at), None),
        served=_last_of(part.served for part in parts),
        recording=_last_of(part.recording for part in parts),
        disconnect_reason=last.contact.disconnect_reason,
        attributes={name: value for part in parts for name, value in part.attributes.items()},
        transferred_to=_last_of(part.transferred_to for part in parts),
        mark=max(part.mark for part in parts),
        voicemail_for=_last_of(part.voicemail_for for part in parts),
    )
    return replace(
        last,
        contact=contact,
        voicemail=any(one.voicemail for one in ordered),
        callback=any(one.callback for one in ordered),
        reached=any(one.reached for one in ordered),
        message=_last_of(one.message for one in ordered),
        message_seconds=max(one.message_seconds for one in ordered),
    )


def _last_of(values: Iterable[str]) -> str:
    return next(filter(None, reversed(tuple(values))), "")


def _decide(whole: Segment, company: Company | None) -> Contact:
    contact = whole.contact
    if contact.direction is Direction.OUTBOUND:
        outcome = Outcome.ANSWERED if whole.reached else Outcome.NOT_REACHED
        return replace(contact, ended_at=whole.ended_at, outcome=outcome)
    outcome = decide_outcome(
        operator=contact.operator,
        transferred_to=contact.transferred_to,
        voicemail=whole.voicemail,
        callback=whole.callback and _can_be_called(contact),
        served="" if contact.queue else contact.served,  # who queued wanted more than what the flow told
    )
    remark = ""
    if outcome is Outcome.VOICEMAIL:
        shortest = company.shortest_message_seconds if company else 0
        remark = EMPTY_MESSAGE if not whole.message or whole.message_seconds < shortest else ""
    recording = contact.recording or whole.message
    return replace(contact, ended_at=whole.ended_at, outcome=outcome, recording=recording, remark=remark)


def _company_of(contact: Contact, companies: CompanyRepository) -> Company | None:
    """None for a number of nobody: then it is the platform's own."""
    try:
        return companies.get(contact.company) if contact.company else companies.by_number(contact.dialled)
    except NotFound:
        return None


def _leave(contact: Contact, company: Company | None, waiting: tuple[Duty, ...]) -> DutyChange | None:
    """The duty that this contact opens, or the one that it counts up."""
    kind = _kind_of(contact, company)
    if kind is None or (not _phone_of(contact) and kind is DutyKind.CALLBACK):
        return None  # nobody can call a withheld number back; a message from one can still be listened to
    known = find_waiting(waiting, kind) if kind is DutyKind.CALLBACK else None
    duty = known.again(contact.id) if known else _open(contact, kind, company)
    return DutyChange(duty, describe_duty(duty))


def _kind_of(contact: Contact, company: Company | None) -> DutyKind | None:
    if contact.outcome in UNHEARD or contact.remark == EMPTY_MESSAGE:
        return DutyKind.CALLBACK
    if contact.outcome is Outcome.VOICEMAIL:
        return DutyKind.VOICEMAIL
    bad = company is not None and 0 < contact.mark <= company.bad_mark
    return DutyKind.QUALITY if bad else None


def _open(contact: Contact, kind: DutyKind, company: Company | None) -> Duty:
    at = contact.ended_at or contact.started_at
    seconds = company.callback_seconds if company else PLATFORM_CALLBACK_SECONDS
    if kind is DutyKind.QUALITY and company:
        seconds = company.quality_seconds
    duty = Duty(
        company=contact.company,
        contact_id=contact.id,
        phone=_phone_of(contact),
        opened_at=at,
        due_at=at + timedelta(seconds=seconds),
        reason=_explain(contact, kind),
        kind=kind,
        name=contact.attributes.get("resident_name", ""),
        language=contact.attributes.get("language", ""),
        recording=contact.recording if kind is not DutyKind.CALLBACK or contact.remark else "",
        mark=contact.mark,
        operator=contact.operator,
    )
    return replace(duty, addressee=contact.voicemail_for or duty.addressee)


def _phone_of(contact: Contact) -> str:
    """Where the resident is to be called (E.164): the number they asked to be called on, else theirs; empty if withheld."""
    asked = contact.attributes.get("callback_number", "") if contact.outcome is Outcome.CALLBACK else ""
    return next((number for number in (asked, contact.caller) if number.startswith("+")), "")


def _can_be_called(contact: Contact) -> bool:
    """Full queues promise a call to whoever rings; to a withheld number nobody can keep that promise."""
    return any(one.startswith("+") for one in (contact.attributes.get("callback_number", ""), contact.caller))


def _fulfil(contact: Contact, waiting: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Only a conversation with a person fulfils anything: the voice of an escalation reaches executors, not residents."""
    if contact.outcome is not Outcome.ANSWERED or not contact.operator:
        return ()
    at = contact.ended_at or contact.started_at
    outbound = contact.direction is Direction.OUTBOUND
    result = RESULT_CALLED if outbound else RESULT_REACHED
    actor = Actor(ActorKind.OPERATOR, contact.operator) if contact.operator else SYSTEM
    return tuple(duty.finish(actor, at, result) for duty in find_fulfilled(waiting, outbound=outbound, at=at))


def _explain(contact: Contact, kind: DutyKind) -> str:
    if kind is DutyKind.VOICEMAIL:
        return "left a message"
    if kind is DutyKind.QUALITY:
        return f"gave the mark {contact.mark}"
    if contact.remark == EMPTY_MESSAGE:
        return "left an empty message"
    if contact.outcome is Outcome.CALLBACK:
        return PROMISED
    return f"hung up in the queue {contact.queue}" if contact.queue else "hung up before reaching a queue"
