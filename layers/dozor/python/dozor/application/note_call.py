"""What came of a call that told somebody something: into the message's record and the ticket's journal, once."""

from dataclasses import replace

from dozor.application.enter_once import enter_once
from dozor.domain.contact import Segment
from dozor.domain.errors import NotFound
from dozor.domain.message import Message, MessageState
from dozor.ports.messages import MessageRepository
from dozor.ports.tickets import TicketRepository

CALLED = "called"
CONFIRMED = frozenset({"accepted", "heard", "refused"})  # a key was pressed: so it was listened to


def note_call(segment: Segment, messages: MessageRepository, tickets: TicketRepository) -> bool:
    """Whether the contact was such a call. The same record again changes nothing.

    Raises TransientFailure when others keep changing the ticket.
    """
    told = segment.contact.attributes
    company, number, message_id = segment.contact.company, told.get("ticket", ""), told.get("message", "")
    if not (company and message_id):
        return False
    try:
        message = messages.get(company, message_id, number)
    except NotFound:
        return False
    state = MessageState.DELIVERED if segment.reached else MessageState.FAILED
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
    if number:
        enter_once(company, number, CALLED, details, segment.ended_at, tickets)
    settled = _settle(message, segment, confirmed=details["answer"] in CONFIRMED)
    if message.state is not settled.state:
        messages.record(replace(settled, provider_id=message.provider_id or segment.contact.id))
    return True


def _settle(message: Message, segment: Segment, *, confirmed: bool) -> Message:
    if not segment.reached:
        return message.failed(segment.contact.disconnect_reason or "nobody answered", segment.ended_at)
    state = MessageState.READ if confirmed else MessageState.DELIVERED
    return replace(message, state=state, failure="", settled_at=segment.ended_at, due_at=None)
