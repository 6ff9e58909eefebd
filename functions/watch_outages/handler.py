"""TicketRegistered -> part of an outage, or with others a new one; OutageEnded and the like -> whom to tell, which tickets."""

from dozor.application.outages.detect_outage import detect_outage
from dozor.application.outages.follow_outage import follow_outage
from dozor.application.outages.gather_tickets import do_task
from dozor.bootstrap.outages import ground
from dozor.bootstrap.system import clock
from dozor.entry.batches import reads_events
from dozor.entry.observability import logger
from dozor.events.envelope import Envelope


def watch(event: Envelope) -> None:
    """Do what the event means; the same event again does nothing again."""
    if event.type == "TicketRegistered":
        logger().info("ticket looked at", ticket=event.subject, came=detect_outage(event, clock().now(), ground()))
    elif event.type == "OutageTicketsDue":
        logger().info(
            "tickets of an outage", outage=event.subject, changed=len(do_task(event, clock().now(), ground()))
        )
    else:
        logger().info("batches planned", outage=event.subject, new=follow_outage(event, ground()))


handler = reads_events(watch)
