"""CallbackDutyOpened -> a watch over its clock; CallbackDutyDone -> the watch is over."""

from dozor.application.check_duty import ONLY_WATCH, watch_duty
from dozor.bootstrap.outside import escalations
from dozor.bootstrap.stores import companies, contacts
from dozor.bootstrap.system import clock
from dozor.domain.duty import WATCH_PREFIX
from dozor.entry.batches import reads_events
from dozor.events.envelope import Envelope


def watch(event: Envelope) -> None:
    """Start or stop; the same event again changes nothing."""
    if event.type == "CallbackDutyOpened":
        watch_duty(event.company, event.subject, clock().now(), companies(), contacts(), escalations())
    else:
        escalations().stop(event.company, f"{WATCH_PREFIX}{event.subject}", ONLY_WATCH, event.type)


handler = reads_events(watch)
