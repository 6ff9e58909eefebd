"""Events of contacts and callback duties."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from dozor.domain.contact import Contact
from dozor.domain.duty import CallbackDuty
from dozor.events.envelope import Envelope

SOURCE = "dozor.contacts"


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


class CallbackDutyV1(BaseModel):
    """Somebody must be called back, or has been."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    contact_id: str
    phone: str
    opened_at: datetime
    due_at: datetime
    done_by: str
    result: str


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
    )
    return _envelope("ContactEnded", contact.company, contact.id, contact.ended_at, payload)


def describe_duty(duty: CallbackDuty) -> Envelope:
    """CallbackDutyOpened or CallbackDutyDone, as the duty stands."""
    payload = CallbackDutyV1(
        contact_id=duty.contact_id,
        phone=duty.phone,
        opened_at=duty.opened_at,
        due_at=duty.due_at,
        done_by=duty.done_by,
        result=duty.result,
    )
    kind = "CallbackDutyOpened" if duty.open else "CallbackDutyDone"
    return _envelope(kind, duty.company, duty.contact_id, duty.done_at or duty.opened_at, payload)


def _envelope(kind: str, company: str, contact_id: str, time: datetime, payload: BaseModel) -> Envelope:
    return Envelope(
        id=f"{company}-contact-{contact_id}-{kind}",
        source=SOURCE,
        type=kind,
        company=company,
        subject=contact_id,
        time=time,
        correlation_id=contact_id,
        data=payload.model_dump(mode="json"),
    )
