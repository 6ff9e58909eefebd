"""Functions fed by queues and streams: each record on its own, failures reported one by one, the rest not repeated."""

import base64
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.kinesis_stream_event import KinesisStreamRecord
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from dozor.entry.observability import logger
from dozor.events import outbox
from dozor.events.envelope import Envelope

LambdaHandler = Callable[[dict[str, Any], LambdaContext], dict[str, Any]]


def reads_events(handle: Callable[[Envelope], None]) -> LambdaHandler:
    """A handler for a queue of Dozor's own events (EventBridge puts the whole event into the body)."""

    def one(record: SQSRecord) -> None:
        envelope = outbox.read_detail(json.loads(record.body)["detail"])
        logger().set_correlation_id(envelope.correlation_id or envelope.id)
        handle(envelope)

    return _process(one, EventType.SQS, handle)


def reads_uploads(handle: Callable[[str], None]) -> LambdaHandler:
    """A handler for a queue of S3's own events "Object Created"; it is given the object's key.

    Unlike in S3's other notifications the key comes as it is, not encoded (S3 user guide, "EventBridge event message
    structure").
    """

    def one(record: SQSRecord) -> None:
        handle(str(json.loads(record.body)["detail"]["object"]["key"]))

    return _process(one, EventType.SQS, handle)


def reads_kinesis(handle: Callable[[dict[str, Any]], None]) -> LambdaHandler:
    """A handler for a Kinesis stream of JSON documents."""

    def one(record: KinesisStreamRecord) -> None:
        handle(json.loads(base64.b64decode(record.kinesis.data)))

    return _process(one, EventType.KinesisDataStreams, handle)


def _process(one: Callable[[Any], None], kind: EventType, wrapped: Callable[..., object]) -> LambdaHandler:
    def logged(record: Any) -> None:
        try:
            one(record)
        except Exception as error:
            logger().exception("the record will be tried again or parked", error=type(error).__name__)
            raise

    @wraps(wrapped)
    def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
        # A batch in which everything fails is reported record by record too: an error of the whole function would
        # make the queue repeat it without telling which record is to blame.
        processor = BatchProcessor(event_type=kind, raise_on_entire_batch_failure=False)
        return dict(process_partial_response(event=event, record_handler=logged, processor=processor, context=context))

    return handler
