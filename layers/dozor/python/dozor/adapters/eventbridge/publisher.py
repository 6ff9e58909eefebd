"""Puts events on the bus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import failures_of
from dozor.domain.errors import TransientFailure
from dozor.ports.gateways import EventPublisher

if TYPE_CHECKING:
    from mypy_boto3_events import EventBridgeClient

    from dozor.events.envelope import Envelope

AT_ONCE = 10  # Amazon EventBridge quotas, "PutEvents": entries in one request


class EventBridgePublisher(EventPublisher):
    """Events on one bus. An event put twice has the same id in its envelope, by which consumers know it."""

    def __init__(self, bus: str, client: EventBridgeClient | None = None) -> None:
        self._bus = bus
        self._client: Any = client or aws_client("events")

    def publish(self, events: Sequence[Envelope]) -> tuple[str, ...]:
        """One request per ten events, in order."""
        left: list[str] = []
        for start in range(0, len(events), AT_ONCE):
            left += self._put(events[start : start + AT_ONCE])
        return tuple(left)

    def _put(self, events: Sequence[Envelope]) -> list[str]:
        try:
            with failures_of("The event bus", repeatable=True):
                answer = self._client.put_events(Entries=[self._entry(event) for event in events])
        except TransientFailure:
            return [event.id for event in events]
        results = zip(events, answer["Entries"], strict=True)
        return [event.id for event, result in results if result.get("ErrorCode")]

    def _entry(self, event: Envelope) -> dict[str, Any]:
        return {
            "EventBusName": self._bus,
            "Source": event.source,
            "DetailType": event.type,
            "Time": event.time,
            "Detail": event.model_dump_json(),
        }
