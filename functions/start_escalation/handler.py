"""TicketRegistered, TicketReopened, TicketAssigned (to another executor) -> a watch over the ticket's clocks."""

from dozor.application.watch_ticket import start_watch
from dozor.bootstrap.outside import escalations
from dozor.bootstrap.stores import companies, tickets
from dozor.bootstrap.system import clock
from dozor.entry.batches import reads_events
from dozor.events.envelope import Envelope
from dozor.events.tickets import TicketEventV1


def start(event: Envelope) -> None:
    """Start the watch; the same event again finds it running."""
    ticket = TicketEventV1.model_validate(event.data)
    if event.type == "TicketAssigned" and ticket.generation == 1:
        return  # the first executor is watched since the registration
    start_watch(
        event.company,
        ticket.ticket,
        ticket.generation,
        ticket.watch_from,
        clock().now(),
        companies(),
        tickets(),
        escalations(),
    )


handler = reads_events(start)
