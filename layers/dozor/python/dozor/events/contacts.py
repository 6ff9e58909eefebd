"""Events of contacts and duties. Fields are only ever added, so that old consumers can parse new events."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from dozor.domain.contact import Contact
from dozor.domain.duty import Duty
from dozor.events.envelope import Envelope

SOURCE = "dozor.contacts"
REPEATED = frozenset({"CallbackDutyChanged", "CallbackDutyPutOff", "CallbackDutyGiven", "CallbackDutyEscalated"})


class ContactEndedV1(BaseModel):
    """A contact has ended in exactly one outcome."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    contact_id: str
    caller: str
    outcome: str
    operator: str
    queue: str
    started_at: datetime
    ended_at: datetime
    recording: str
    direction: str = "inbound"
    transferred_to: str = ""
    mark: int = 0
    remark: str = ""


class CallbackDutyV1(BaseModel):
    """A duty, as it stands since: opened, counted up, put off, given or told to somebody (details: as a ticket's page), done.

    kind: callback, voicemail, quality, deferred; the types' names are older than the other kinds. generation: of its watch.
    addressee_name: of a person to whom it was given; note: the last that was said when it was put off or given.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    contact_id: str
    phone: str
    opened_at: datetime
    due_at: datetime
    done_by: str
    result: str
    kind: str = "callback"
    count: int = 1
    reason: str = ""
    addressee: str = ""
    name: str = ""
    mark: int = 0
    operator: str = ""
    ticket: str = ""
    recording: bool = False
    version: int = 1
    generation: int = 1
    details: dict[str, str] = {}
    addressee_name: str = ""
    note: str = ""


def describe_contact_ended(contact: Contact) -> Envelope:
    """The event of a settled contact; it must have its outcome and end."""
    if contact.outcome is None or contact.ended_at is None:
        raise ValueError(f"contact {contact.id} has not ended")
    payload = ContactEndedV1(
        contact_id=contact.id,
        caller=contact.caller,
        outcome=contact.outcome,
        operator=contact.operator,
        queue=contact.queue,
        started_at=contact.started_at,
        ended_at=contact.ended_at,
        recording=contact.recording,
        direction=contact.direction,
        transferred_to=contact.transferred_to,
        mark=contact.mark,
        remark=contact.remark,
    )
    return _envelope("ContactEnded", contact.company, contact.id, contact.ended_at, payload)


def describe_duty(duty: Duty) -> Envelope:
    """CallbackDutyOpened, CallbackDutyChanged or CallbackDutyDone, as the duty stands."""
    kind = "CallbackDutyChanged" if duty.version > 1 else "CallbackDutyOpened"
    return _describe(duty, kind if duty.open else "CallbackDutyDone", duty.done_at or duty.opened_at, {})


def describe_duty_put_off(duty: Duty) -> Envelope:
    """CallbackDutyPutOff: its clock has begun anew, so that it needs another watch."""
    return _describe(duty, "CallbackDutyPutOff", duty.counts_from or duty.opened_at, {})


def describe_duty_given(duty: Duty, at: datetime, details: Mapping[str, str]) -> Envelope:
    """CallbackDutyGiven: it is somebody else's since `at`. details: by whom, with what words; who is told, if anybody is."""
    step = duty.steps[-1]
    return _describe(duty, "CallbackDutyGiven", at, {**details, "by": step.by, "note": step.note})


def describe_duty_escalated(duty: Duty, at: datetime, details: Mapping[str, str]) -> Envelope:
    """CallbackDutyEscalated: a rung has been reached at `at`. details: whom, name, means, phone, email, language, rung."""
    return _describe(duty, "CallbackDutyEscalated", at, details)


def _describe(duty: Duty, kind: str, at: datetime, details: Mapping[str, str]) -> Envelope:
    payload = CallbackDutyV1(
        contact_id=duty.contact_id,
        phone=duty.phone,
        opened_at=duty.opened_at,
        due_at=duty.due_at,
        done_by=duty.done_by,
        result=duty.result,
        kind=duty.kind,
        count=duty.count,
        reason=duty.reason,
        addressee=duty.addressee,
        name=duty.name,
        mark=duty.mark,
        operator=duty.operator,
        ticket=duty.ticket,
        recording=bool(duty.recording),
        version=duty.version,
        generation=duty.generation,
        details=dict(details),
        addressee_name=duty.addressee_name,
        note=duty.note,
    )
    # The id of a first and only happening is as it always was; what happens again carries the version.
    suffix = f"-{duty.version}" if kind in REPEATED else ""
    return _envelope(f"{kind}{suffix}", duty.company, duty.contact_id, at, payload, kind, duty.version)


def _envelope(
    name: str, company: str, contact_id: str, time: datetime, payload: BaseModel, kind: str = "", sequence: int = 0
) -> Envelope:
    return Envelope(
        id=f"{company}-contact-{contact_id}-{name}",
        source=SOURCE,
        type=kind or name,
        sequence=sequence,
        company=company,
        subject=contact_id,
        time=time,
        correlation_id=contact_id,
        data=payload.model_dump(mode="json"),
    )
