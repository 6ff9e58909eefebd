"""Whatever may bring the next look of a ticket's watch nearer -> a new watch over it, if the event says that one begins."""

from dozor.application.watch_ticket import start_watch
from dozor.bootstrap.outside import escalations
from dozor.bootstrap.stores import companies, tickets
from dozor.bootstrap.system import clock
from dozor.entry.batches import reads_events
from dozor.events.envelope import Envelope
from dozor.events.tickets import TicketEventV1

BEGINNINGS = frozenset({"TicketRegistered", "TicketReopened"})  # older events of these do not tell


def start(event: Envelope) -> None:
    """Start the watch; the same event again finds it running."""
    ticket = TicketEventV1.model_validate(event.data)
    if ticket.watch_from is None and event.type not in BEGINNINGS:
        return  # the watch that there is goes on
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
