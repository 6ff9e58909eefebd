"""The outbox: the event that is written together with what happened, in the item that is written.

A pipe reads the table's stream and makes of every item that carries an outbox one event on the bus: `source` and `type`
become the event's own, the text of the envelope its detail. See docs/decisions/0009.
"""

from collections.abc import Mapping
from typing import Any

from dozor.events.envelope import Envelope

ATTRIBUTE = "outbox"
SOURCE, TYPE, ENVELOPE = "source", "type", "envelope"


def pack(event: Envelope) -> dict[str, str]:
    """The attribute's value: what a pipe must be able to read without opening the envelope, and the envelope as JSON."""
    return {SOURCE: event.source, TYPE: event.type, ENVELOPE: event.model_dump_json()}


def unpack(value: Mapping[str, str]) -> Envelope:
    """The event of a packed outbox; raises pydantic's ValidationError for anything else."""
    return Envelope.model_validate_json(value[ENVELOPE])


def read_detail(detail: Mapping[str, Any]) -> Envelope:
    """The event out of the detail of an event on the bus, where the envelope stands as the table's stream spells a text.

    Raises KeyError or pydantic's ValidationError for the detail of anything else.
    """
    return Envelope.model_validate_json(detail[ENVELOPE]["S"])
