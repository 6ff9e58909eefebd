"""TicketDone, TicketDeclined -> the watch is over."""

from dozor.bootstrap.outside import escalations
from dozor.entry.batches import reads_events
from dozor.events.envelope import Envelope
from dozor.events.tickets import TicketEventV1


def stop(event: Envelope) -> None:
    """Stop the watch of this generation; one that is not there is fine."""
    ticket = TicketEventV1.model_validate(event.data)
    escalations().stop(event.company, ticket.ticket, ticket.generation, event.type)


handler = reads_events(stop)
