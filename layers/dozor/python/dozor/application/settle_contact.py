"""A contact has ended: its one outcome, and the callback duty that an unheard caller leaves."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dozor.domain.contact import Contact, Outcome, decide_outcome
from dozor.domain.duty import CallbackDuty
from dozor.domain.errors import NotFound
from dozor.events.contacts import describe_contact_ended, describe_duty
from dozor.ports.repositories import CompanyRepository, ContactRepository

UNHEARD = frozenset({Outcome.ABANDONED, Outcome.CALLBACK})
PLATFORM = "_"


@dataclass(frozen=True, slots=True)
class ContactEnded:
    """What the contact record says of the last contact of a chain. Times UTC; phones E.164 or empty when withheld.

    contact: with the company's slug if the flow learnt it, else empty. voicemail, callback, transferred_to: as the
    flow's attributes and the record's endpoints tell.
    """

    contact: Contact
    ended_at: datetime
    transferred_to: str = ""
    voicemail: bool = False
    callback: bool = False
    last_of_chain: bool = True
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Settled:
    """The contact as settled; `first` is False when an earlier delivery of the record had settled it."""

    contact: Contact
    duty: CallbackDuty | None
    first: bool


def settle_contact(ended: ContactEnded, companies: CompanyRepository, contacts: ContactRepository) -> Settled | None:
    """Settle a contact once; None for a record after which another contact of the same chain follows."""
    if not ended.last_of_chain:
        return None
    slug, callback_seconds = _company_of(ended.contact, companies)
    outcome = decide_outcome(
        operator=ended.contact.operator,
        transferred_to=ended.transferred_to,
        voicemail=ended.voicemail,
        callback=ended.callback,
        served="" if ended.contact.queue else ended.contact.served,  # who queued wanted more than what the flow told
    )
    contact = replace(ended.contact, company=slug, ended_at=ended.ended_at, outcome=outcome)
    duty = _open_duty(contact, ended.ended_at, callback_seconds)
    events = [describe_contact_ended(contact)] + ([describe_duty(duty)] if duty else [])
    return Settled(contact, duty, contacts.settle(contact, duty, events))


def note_contact(contact: Contact, companies: CompanyRepository, contacts: ContactRepository) -> None:
    """Note that a contact exists, from an event that may come late, twice or never; the record decides the rest."""
    slug, _ = _company_of(contact, companies)
    contacts.begin(replace(contact, company=slug))


def _company_of(contact: Contact, companies: CompanyRepository) -> tuple[str, int]:
    """The company's slug and its limit for calling back, in seconds; the platform's own for a number of nobody."""
    try:
        company = companies.get(contact.company) if contact.company else companies.by_number(contact.dialled)
    except NotFound:
        return PLATFORM, 600
    return company.slug, company.callback_seconds


def _open_duty(contact: Contact, at: datetime, callback_seconds: int) -> CallbackDuty | None:
    if contact.outcome not in UNHEARD or not contact.caller.startswith("+"):
        return None
    return CallbackDuty(
        company=contact.company,
        contact_id=contact.id,
        phone=contact.caller,
        opened_at=at,
        due_at=at + timedelta(seconds=callback_seconds),
        reason=_explain(contact),
    )


def _explain(contact: Contact) -> str:
    if contact.outcome is Outcome.CALLBACK:
        return "was promised a call back"
    return f"hung up in the queue {contact.queue}" if contact.queue else "hung up before reaching a queue"
