"""Delivering an event to whatever a rule, a schedule or a destination names by its ARN."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from local.cloud.pollers.background import Background
from local.cloud.pollers.counters import Counters
from local.cloud.pollers.dispatcher import Dispatcher
from local.cloud.pollers.input_transformer import find_path
from local.cloud.pollers.moto_side import events, sqs
from local.cloud.pollers.ports import Cloud

_log = logging.getLogger(__name__)

Target = Mapping[str, Any]
# These only put something into memory; the others make a request of their own and therefore run on a worker.
_QUICK = frozenset({"sqs", "lambda", "events"})


class UnknownTargetError(Exception):
    """The laptop does not deliver to this kind of resource."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One text on its way to one target.

    target: as PutTargets describes it (Arn, SqsParameters, DeadLetterConfig, …). trigger: the name it is counted
    under. source_arn: the rule or schedule that sends it, told to the target's dead-letter queue.
    """

    target: Target
    text: str
    trigger: str
    source_arn: str

    @property
    def arn(self) -> str:
        """The target's ARN."""
        return str(self.target["Arn"])

    @property
    def service(self) -> str:
        """The target's service, as its ARN spells it."""
        return self.arn.split(":")[2]


class Targets:
    """Knows how each kind of target is reached. Delivery failures go to the target's dead-letter queue."""

    def __init__(self, cloud: Cloud, dispatcher: Dispatcher, background: Background, counters: Counters) -> None:
        self._cloud = cloud
        self._dispatcher = dispatcher
        self._background = background
        self._counters = counters
        self._clients: dict[str, Any] = {}
        self._by_service: dict[str, Callable[[Delivery], None]] = {
            "sqs": self._to_queue,
            "lambda": self._to_function,
            "states": self._to_state_machine,
            "sns": self._to_topic,
            "logs": self._to_log_group,
            "events": self._to_bus,
            "kinesis": self._to_stream,
        }

    def deliver(self, delivery: Delivery) -> None:
        """Deliver, from any thread and without waiting for functions; what cannot be delivered is parked or dropped."""
        if delivery.service in _QUICK:
            self._attempt(delivery)
        else:
            self._dispatcher.run(lambda: self._attempt(delivery), lambda _: None)

    def send(self, arn: str, document: Any) -> None:
        """Send a JSON document to a queue or topic, as Lambda's on-failure destinations do."""
        name = f"on failure -> {arn.split(':')[5]}"
        self.deliver(Delivery({"Arn": arn}, json.dumps(document), trigger=name, source_arn=arn))

    def _attempt(self, delivery: Delivery) -> None:
        reach = self._by_service.get(delivery.service, self._refuse)
        try:
            reach(delivery)
        except Exception as error:  # noqa: BLE001 - whoever put the event must not hear of it; it is parked and counted
            self._park(delivery, error)
        else:
            self._counters.add(delivery.trigger, "delivered")

    def _refuse(self, delivery: Delivery) -> None:
        raise UnknownTargetError(f"{delivery.trigger}: a laptop does not deliver events to {delivery.arn}")

    def _to_queue(self, delivery: Delivery) -> None:
        group = (delivery.target.get("SqsParameters") or {}).get("MessageGroupId")
        sqs.send(delivery.arn, delivery.text, group_id=group)

    def _to_function(self, delivery: Delivery) -> None:
        self._background.accept(delivery.arn, json.loads(delivery.text), delivery.trigger)

    def _to_bus(self, delivery: Delivery) -> None:
        events.put_event(delivery.arn, json.loads(delivery.text))

    def _to_state_machine(self, delivery: Delivery) -> None:
        self._client("stepfunctions").start_execution(stateMachineArn=delivery.arn, input=delivery.text)

    def _to_topic(self, delivery: Delivery) -> None:
        self._client("sns").publish(TopicArn=delivery.arn, Message=delivery.text)

    def _to_stream(self, delivery: Delivery) -> None:
        path = (delivery.target.get("KinesisParameters") or {}).get("PartitionKeyPath")
        key = find_path(path, json.loads(delivery.text)) if path else None
        self._client("kinesis").put_record(
            StreamARN=delivery.arn, Data=delivery.text.encode(), PartitionKey=str(key or uuid4())
        )

    def _to_log_group(self, delivery: Delivery) -> None:
        logs, group, stream = self._client("logs"), delivery.arn.split(":")[6], str(uuid4())
        entry = {"timestamp": int(datetime.now(UTC).timestamp() * 1000), "message": delivery.text}
        logs.create_log_stream(logGroupName=group, logStreamName=stream)
        logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=[entry])

    def _client(self, service: str) -> Any:
        if service not in self._clients:
            self._clients[service] = self._cloud.session.client(service, endpoint_url=self._cloud.endpoint)  # type: ignore[call-overload]
        return self._clients[service]

    def _park(self, delivery: Delivery, error: Exception) -> None:
        queue_arn = (delivery.target.get("DeadLetterConfig") or {}).get("Arn")
        self._counters.add(delivery.trigger, "parked" if queue_arn else "dropped")
        if queue_arn is None:
            _log.error("%s: not delivered to %s", delivery.trigger, delivery.arn, exc_info=error)
            return
        facts = {
            "RULE_ARN": delivery.source_arn,
            "TARGET_ARN": delivery.arn,
            "ERROR_CODE": type(error).__name__,
            "ERROR_MESSAGE": str(error) or type(error).__name__,
        }
        attributes = {name: {"DataType": "String", "StringValue": value} for name, value in facts.items()}
        sqs.send(queue_arn, delivery.text, attributes=attributes)
