"""TicketRegistered -> the message or the missed call that it was made of has been seen to."""

from dozor.application.finish_duty import close_by_ticket
from dozor.bootstrap.stores import contacts
from dozor.domain.people import Actor, ActorKind
from dozor.entry.batches import reads_events
from dozor.events.envelope import Envelope
from dozor.events.tickets import TicketEventV1


def close(event: Envelope) -> None:
    """Close the duty of the ticket's contact, if it left one."""
    ticket = TicketEventV1.model_validate(event.data)
    if ticket.contact_id:
        actor = Actor(ActorKind(ticket.actor_kind), ticket.actor_name, ticket.actor_name)
        close_by_ticket(event.company, ticket.contact_id, ticket.ticket, actor, event.time, contacts())


handler = reads_events(close)
