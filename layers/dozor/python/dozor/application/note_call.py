"""What came of a call that the ladder made: into the message's record and the ticket's journal, once."""

from dataclasses import replace

from dozor.domain.contact import Segment
from dozor.domain.errors import Conflict, NotFound, TransientFailure
from dozor.domain.message import MessageState
from dozor.domain.people import SYSTEM
from dozor.domain.ticket import record
from dozor.events.tickets import describe_change
from dozor.ports.repositories import MessageRepository, TicketRepository

ATTEMPTS = 3
CALLED = "called"


def note_call(segment: Segment, messages: MessageRepository, tickets: TicketRepository) -> bool:
    """Whether the contact was such a call. The same record again changes nothing.

    Raises TransientFailure when others keep changing the ticket.
    """
    told = segment.contact.attributes
    company, number, message_id = segment.contact.company, told.get("ticket", ""), told.get("message", "")
    if not (company and number and message_id):
        return False
    try:
        message = messages.get(company, message_id)
    except NotFound:
        return False
    state = MessageState.DELIVERED if segment.reached else MessageState.FAILED
    why = "" if segment.reached else segment.contact.disconnect_reason or "nobody answered"
    details = {
        "message": message_id,
        "name": message.recipient,
        "phone": message.to,
        "state": state.value,
        "answer": told.get(
            "answer", "none"
        ),  # accepted, refused, heard; none: they pressed nothing, or were not reached
        "contact_id": segment.contact.id,
    }
    _enter(company, number, details, segment, tickets)
    if message.state is not state:
        settled = replace(message, state=state, failure=why, settled_at=segment.ended_at)
        messages.record(replace(settled, provider_id=message.provider_id or segment.contact.id))
    return True


def _enter(company: str, number: str, details: dict[str, str], segment: Segment, tickets: TicketRepository) -> None:
    for _ in range(ATTEMPTS):
        try:
            ticket = tickets.get(company, number)
        except NotFound:
            return
        journal = tickets.journal(company, number)
        if any(entry.action == CALLED and entry.details.get("message") == details["message"] for entry in journal):
            return
        change = record(ticket, CALLED, SYSTEM, segment.ended_at, details=details)
        try:
            tickets.save(change, describe_change(change))
        except Conflict:
            continue
        return
    raise TransientFailure(f"Ticket {number} of {company} keeps changing; try again in a moment.")
