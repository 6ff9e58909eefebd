"""Queues."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, instance_of, known, page, rename
from local.connect.contacts.resources import Queue
from local.connect.errors import ResourceInUse
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService


def create_queue(service: "ConnectService", parameters: Json) -> Json:
    """CreateQueue."""
    instance = instance_of(service, parameters)
    queue_id = instance.create_queue(
        parameters["Name"],
        parameters["HoursOfOperationId"],
        description=parameters.get("Description", ""),
        max_contacts=parameters.get("MaxContacts"),
        outbound_caller=parameters.get("OutboundCallerConfig"),
        tags=parameters.get("Tags"),
    )
    return {"QueueId": queue_id, "QueueArn": instance.directory.arn("queue", queue_id)}


def _queue(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, Queue]:
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.queues, parameters["QueueId"], "queue")


def describe_queue(service: "ConnectService", parameters: Json) -> Json:
    """DescribeQueue."""
    return {"Queue": _describe(*_queue(service, parameters))}


def _describe(instance: ConnectInstance, queue: Queue) -> Json:
    return {
        "Name": queue.name,
        "QueueArn": instance.directory.arn("queue", queue.id),
        "QueueId": queue.id,
        "Description": queue.description,
        "OutboundCallerConfig": queue.outbound_caller or None,
        "HoursOfOperationId": queue.hours_id,
        "MaxContacts": queue.max_contacts,
        "Status": "ENABLED" if queue.enabled else "DISABLED",
        "Tags": dict(queue.tags),
    }


def search_queues(service: "ConnectService", parameters: Json) -> Json:
    """SearchQueues."""
    instance = instance_of(service, parameters)
    items = [_describe(instance, queue) for queue in instance.directory.queues.values()]
    return search("Queues", items, parameters, {"QueueTypeCondition": lambda _, wanted: wanted == "STANDARD"})


def list_queues(service: "ConnectService", parameters: Json) -> Json:
    """ListQueues."""
    directory = instance_of(service, parameters).directory
    wanted = parameters.get("QueueTypes") or ["STANDARD"]
    queues = directory.queues.values() if "STANDARD" in wanted else ()
    return page(
        "QueueSummaryList",
        [{"Id": q.id, "Arn": directory.arn("queue", q.id), "Name": q.name, "QueueType": "STANDARD"} for q in queues],
        parameters,
    )


def _queue_change(change: Callable[[ConnectInstance, Queue, Json], None]) -> Operation:
    def operation(service: "ConnectService", parameters: Json) -> None:
        change(*_queue(service, parameters), parameters)

    return operation


def _rename_queue(instance: ConnectInstance, queue: Queue, parameters: Json) -> None:
    rename(queue, parameters, instance.directory.queues)
    queue.description = parameters.get("Description", queue.description)


def _set_queue_hours(instance: ConnectInstance, queue: Queue, parameters: Json) -> None:
    queue.hours_id = known(instance, instance.directory.hours, parameters["HoursOfOperationId"], "hours").id


def _set_max_contacts(_: ConnectInstance, queue: Queue, parameters: Json) -> None:
    queue.max_contacts = parameters.get("MaxContacts")  # without a number: no limit any more


def _set_queue_status(_: ConnectInstance, queue: Queue, parameters: Json) -> None:
    queue.enabled = parameters["Status"] == "ENABLED"


def _set_outbound_caller(_: ConnectInstance, queue: Queue, parameters: Json) -> None:
    queue.outbound_caller = parameters["OutboundCallerConfig"]


def delete_queue(service: "ConnectService", parameters: Json) -> None:
    """DeleteQueue; refused while a routing profile needs it."""
    instance, queue = _queue(service, parameters)
    for profile in instance.directory.profiles.values():
        if queue.id in {profile.default_outbound_queue, *(entry.queue_id for entry in profile.queues)}:
            raise ResourceInUse(f"routing profile {profile.name!r} uses the queue {queue.name!r}")
    del instance.directory.queues[queue.id]


OPERATIONS: dict[str, Operation] = {
    "CreateQueue": create_queue,
    "DescribeQueue": describe_queue,
    "ListQueues": list_queues,
    "SearchQueues": search_queues,
    "UpdateQueueName": _queue_change(_rename_queue),
    "UpdateQueueHoursOfOperation": _queue_change(_set_queue_hours),
    "UpdateQueueMaxContacts": _queue_change(_set_max_contacts),
    "UpdateQueueStatus": _queue_change(_set_queue_status),
    "UpdateQueueOutboundCallerConfig": _queue_change(_set_outbound_caller),
    "DeleteQueue": delete_queue,
}
