"""Calls that have to do with a ticket."""

from dataclasses import dataclass

from dozor.domain.contact import Contact
from dozor.domain.errors import NotFound
from dozor.domain.ticket import Ticket
from dozor.ports.contacts import ContactRepository
from dozor.ports.people import CallerRepository

LATEST = 30


@dataclass(frozen=True, slots=True)
class TicketCall:
    """One call. brought: the ticket was made of it; else it is one of the same people, from then on."""

    contact: Contact
    brought: bool


def find_calls(ticket: Ticket, contacts: ContactRepository, callers: CallerRepository) -> tuple[TicketCall, ...]:
    """The call that brought the ticket, and those with its caller and its resident since, the oldest first.

    Of each phone the latest thirty at most: who calls oftener is looked up among the calls. What was said in one that came
    later is not known to be about this ticket: a person decides. Two requests for each phone's, one for the first call.
    """
    found = {call.contact.id: call for call in _brought(ticket, contacts)}
    for phone in _phones_of(ticket):
        for contact in callers.caller_with_contacts(ticket.company, phone, LATEST).contacts:
            if contact.started_at >= ticket.registered_at and contact.id not in found:
                found[contact.id] = TicketCall(contact, brought=False)
    return tuple(sorted(found.values(), key=lambda call: (call.contact.started_at, call.contact.id)))


def _brought(ticket: Ticket, contacts: ContactRepository) -> tuple[TicketCall, ...]:
    """None for a ticket without a call, or with one that is not known (yet)."""
    if not ticket.contact_id:
        return ()
    try:
        return (TicketCall(contacts.get(ticket.company, ticket.contact_id), brought=True),)
    except NotFound:
        return ()


def _phones_of(ticket: Ticket) -> tuple[str, ...]:
    people = (ticket.caller, ticket.resident)
    return tuple(dict.fromkeys(person.phone for person in people if person and person.phone))
