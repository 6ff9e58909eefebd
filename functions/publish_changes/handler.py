"""Table stream -> event bus: what was written together with a change is published (the outbox)."""

from collections.abc import Collection, Sequence

from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord

from dozor.bootstrap.outside import publisher
from dozor.entry.batches import gathers_stream
from dozor.events import outbox
from dozor.events.envelope import Envelope


def read(record: DynamoDBRecord) -> list[Envelope]:
    """The envelopes that the new image has and the old one had not."""
    image = record.dynamodb
    new = (image.new_image if image else None) or {}
    old = (image.old_image if image else None) or {}
    known = {event.id for event in outbox.unpack(old.get(outbox.ATTRIBUTE, ""))}
    return [event for event in outbox.unpack(new.get(outbox.ATTRIBUTE, "")) if event.id not in known]


def publish(events: Sequence[Envelope]) -> Collection[str]:
    """Publish them in their order; answers the ids of those that the bus did not take."""
    return publisher().publish(events)


handler = gathers_stream(read, publish)
