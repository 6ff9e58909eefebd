"""The event bus, and its reactions: rule -> queue -> function."""

from aws_cdk import Duration, aws_events, aws_events_targets, aws_lambda, aws_s3
from aws_cdk.aws_lambda_event_sources import SqsEventSource
from constructs import Construct

from infra.catalogue import BUS_NAME, FUNCTIONS, REACTIONS, Reaction
from infra.constructs.alarms import Alarms
from infra.constructs.functions import Functions
from infra.constructs.queues import WatchedQueue
from infra.constructs.storage import QUARANTINE_PREFIX
from infra.function_spec import FromQueue

AWS = "aws."


class Events(Construct):
    """The bus and all reactions of the catalogue."""

    def __init__(
        self, scope: Construct, identity: str, functions: Functions, alarms: Alarms, uploads: aws_s3.Bucket
    ) -> None:
        super().__init__(scope, identity)
        self._functions = functions
        self._uploads = uploads
        self._alarms = alarms
        self.bus = aws_events.EventBus(self, "Bus", event_bus_name=BUS_NAME)
        # A rule names the bus literally, so that it can be read, and moved, without the stack that made the bus.
        self._named_bus = aws_events.EventBus.from_event_bus_name(self, "NamedBus", BUS_NAME)
        readers = {spec.trigger.queue: spec for spec in FUNCTIONS if isinstance(spec.trigger, FromQueue)}
        for reaction in REACTIONS:
            reader = readers[reaction.queue]
            self._react(reaction, functions[reader.name], reader.timeout)

    def _react(self, reaction: Reaction, function: aws_lambda.Function, timeout: int) -> None:
        title = reaction.queue.title().replace("-", "")
        watched = WatchedQueue(self, title, timeout, self._alarms)
        rule = aws_events.Rule(
            watched,
            "Rule",
            description=f"Events for the queue {reaction.queue}",
            event_bus=None if reaction.source.startswith(AWS) else self._named_bus,
            event_pattern=self._pattern(reaction),
        )
        rule.node.add_dependency(self.bus)
        rule.add_target(
            aws_events_targets.SqsQueue(
                watched.queue, dead_letter_queue=watched.parked, max_event_age=Duration.hours(24), retry_attempts=185
            )
        )
        function.add_event_source(
            SqsEventSource(
                watched.queue,
                batch_size=reaction.batch,
                max_batching_window=Duration.seconds(reaction.window) if reaction.window else None,
                report_batch_item_failures=True,
                max_concurrency=10,
            )
        )

    def _pattern(self, reaction: Reaction) -> aws_events.EventPattern:
        # A source that ends in a dot is a prefix: every event of ours.
        everything = reaction.source.endswith(".")
        detail = self._in_quarantine() if reaction.source == "aws.s3" else None
        source = aws_events.Match.prefix(reaction.source) if everything else [reaction.source]
        types = list(reaction.types) if reaction.types else None
        return aws_events.EventPattern(source=source, detail_type=types, detail=detail)

    def _in_quarantine(self) -> dict[str, object]:
        return {
            "bucket": {"name": [self._uploads.bucket_name]},
            "object": {"key": aws_events.Match.prefix(QUARANTINE_PREFIX)},
        }
