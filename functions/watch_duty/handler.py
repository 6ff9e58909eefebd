"""CallbackDutyOpened, CallbackDutyPutOff -> a watch over its clock; CallbackDutyDone -> the watch is over."""

from dozor.application.check_duty import watch_duty
from dozor.bootstrap.outside import escalations
from dozor.bootstrap.stores import companies, contacts
from dozor.bootstrap.system import clock
from dozor.domain.duty import WATCH_PREFIX
from dozor.entry.batches import reads_events
from dozor.events.contacts import CallbackDutyV1
from dozor.events.envelope import Envelope


def watch(event: Envelope) -> None:
    """Start or stop; the same event again changes nothing."""
    generation = CallbackDutyV1.model_validate(event.data).generation
    if event.type == "CallbackDutyDone":
        _stop(event, generation)
        return
    watch_duty(event.company, event.subject, clock().now(), companies(), contacts(), escalations())
    if event.type == "CallbackDutyPutOff":
        _stop(event, generation - 1)


def _stop(event: Envelope, generation: int) -> None:
    escalations().stop(event.company, f"{WATCH_PREFIX}{event.subject}", generation, event.type)


handler = reads_events(watch)
