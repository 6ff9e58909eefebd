"""What came of a call that the ladder made: into the message's record and the ticket's journal, once."""

from dataclasses import replace

from dozor.application.enter_once import enter_once
from dozor.domain.contact import Segment
from dozor.domain.errors import NotFound
from dozor.domain.message import MessageState
from dozor.ports.messages import MessageRepository
from dozor.ports.tickets import TicketRepository

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
        "about": message_id,
        "name": message.recipient,
        "phone": message.to,
        "state": state.value,
        "answer": told.get(
            "answer", "none"
        ),  # accepted, refused, heard; none: they pressed nothing, or were not reached
        "contact_id": segment.contact.id,
    }
    enter_once(company, number, CALLED, details, segment.ended_at, tickets)
    if message.state is not state:
        settled = replace(message, state=state, failure=why, settled_at=segment.ended_at)
        messages.record(replace(settled, provider_id=message.provider_id or segment.contact.id))
    return True
