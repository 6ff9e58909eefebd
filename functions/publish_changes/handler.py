"""Table stream -> event bus: what was written together with a change is published (the outbox)."""

from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord

from dozor.bootstrap.outside import publisher
from dozor.domain.errors import TransientFailure
from dozor.entry.batches import reads_stream
from dozor.events import outbox


def publish(record: DynamoDBRecord) -> None:
    """Publish the envelopes that the new image has and the old one had not."""
    image = record.dynamodb
    new = (image.new_image if image else None) or {}
    old = (image.old_image if image else None) or {}
    known = {event.id for event in outbox.unpack(old.get(outbox.ATTRIBUTE, ""))}
    fresh = [event for event in outbox.unpack(new.get(outbox.ATTRIBUTE, "")) if event.id not in known]
    if fresh and (refused := publisher().publish(fresh)):
        raise TransientFailure(f"the bus did not take {', '.join(refused)}")


handler = reads_stream(publish)
