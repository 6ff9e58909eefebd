"""A bus that leads nowhere."""

from collections.abc import Sequence

from dozor.events.envelope import Envelope
from dozor.ports.gateways import EventPublisher
from tests.fakes.faults import Faults, faulty


class FakePublisher(EventPublisher):
    """published: what the bus took, in order. not_taken: ids of events that it will not take."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.published: list[Envelope] = []
        self.not_taken: set[str] = set()

    @faulty
    def publish(self, events: Sequence[Envelope]) -> tuple[str, ...]:
        self.published += [event for event in events if event.id not in self.not_taken]
        return tuple(event.id for event in events if event.id in self.not_taken)
