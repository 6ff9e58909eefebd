"""The outbox: events written together with what happened, as one text, because the stream's filter looks at leaves only."""

from collections.abc import Iterable

from pydantic import TypeAdapter

from dozor.events.envelope import Envelope

ATTRIBUTE = "outbox"
_ENVELOPES = TypeAdapter(list[Envelope])


def pack(events: Iterable[Envelope]) -> str:
    """The events as a JSON array."""
    return _ENVELOPES.dump_json(list(events)).decode()


def unpack(text: str) -> list[Envelope]:
    """The events of a packed outbox; none of an empty text. Raises pydantic's ValidationError for anything else."""
    return _ENVELOPES.validate_json(text) if text else []
