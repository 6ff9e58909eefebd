"""Quick connects: whom agents can call, and in which queues they see it."""

from typing import TYPE_CHECKING

from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, delete, instance_of, known, page, rename
from local.connect.contacts.resources import QuickConnect
from local.connect.errors import InvalidParameter
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

_CONFIGS = {
    "USER": ("UserConfig", "UserId"),
    "QUEUE": ("QueueConfig", "QueueId"),
    "PHONE_NUMBER": ("PhoneConfig", "PhoneNumber"),
}


def _read(config: Json) -> tuple[str, str, str | None]:
    """Type, target and flow of a QuickConnectConfig."""
    kind = str(config["QuickConnectType"])
    if kind not in _CONFIGS:
        raise InvalidParameter(f"the simulator knows no quick connects of type {kind}")
    part, target = _CONFIGS[kind]
    details = config.get(part) or {}
    if target not in details:
        raise InvalidParameter(f"{part}.{target} is missing")
    return kind, str(details[target]), details.get("ContactFlowId")


def create(service: "ConnectService", parameters: Json) -> Json:
    """CreateQuickConnect."""
    instance = instance_of(service, parameters)
    kind, target, flow_id = _read(parameters["QuickConnectConfig"])
    quick_id = instance.create_quick_connect(
        parameters["Name"],
        kind,
        target,
        flow_id,
        description=parameters.get("Description", ""),
        tags=parameters.get("Tags"),
    )
    return {"QuickConnectId": quick_id, "QuickConnectARN": instance.directory.arn("transfer-destination", quick_id)}


def _quick(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, QuickConnect]:
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.quick_connects, parameters["QuickConnectId"], "quick connect")


def describe(service: "ConnectService", parameters: Json) -> Json:
    """DescribeQuickConnect."""
    return {"QuickConnect": _describe(*_quick(service, parameters))}


def _describe(instance: ConnectInstance, quick: QuickConnect) -> Json:
    part, target = _CONFIGS[quick.type]
    details = {target: quick.target} | ({"ContactFlowId": quick.flow_id} if quick.type != "PHONE_NUMBER" else {})
    return {
        "QuickConnectId": quick.id,
        "QuickConnectARN": instance.directory.arn("transfer-destination", quick.id),
        "Name": quick.name,
        "Description": quick.description or None,
        "QuickConnectConfig": {"QuickConnectType": quick.type, part: details},
        "Tags": dict(quick.tags),
    }


def search_all(service: "ConnectService", parameters: Json) -> Json:
    """SearchQuickConnects."""
    instance = instance_of(service, parameters)
    items = [_describe(instance, quick) for quick in instance.directory.quick_connects.values()]
    return search("QuickConnects", items, parameters)


def update_name(service: "ConnectService", parameters: Json) -> None:
    """UpdateQuickConnectName."""
    instance, quick = _quick(service, parameters)
    rename(quick, parameters, instance.directory.quick_connects)
    quick.description = parameters.get("Description", quick.description)


def update_config(service: "ConnectService", parameters: Json) -> None:
    """UpdateQuickConnectConfig: another destination, of another type if wanted."""
    instance, quick = _quick(service, parameters)
    kind, target, flow_id = _read(parameters["QuickConnectConfig"])
    directory = instance.directory
    if kind == "USER":
        target = known(instance, directory.users, target, "user").id
    elif kind == "QUEUE":
        target = known(instance, directory.queues, target, "queue").id
    flow = known(instance, directory.flows, flow_id, "flow").id if flow_id else None
    quick.type, quick.target, quick.flow_id = kind, target, flow


def _summaries(instance: ConnectInstance, parameters: Json, queue_id: str | None = None) -> Json:
    types = parameters.get("QuickConnectTypes")
    items = [
        {
            "Id": quick.id,
            "Arn": instance.directory.arn("transfer-destination", quick.id),
            "Name": quick.name,
            "QuickConnectType": quick.type,
        }
        for quick in instance.directory.quick_connects.values()
        if (queue_id is None or queue_id in quick.queues) and (not types or quick.type in types)
    ]
    return page("QuickConnectSummaryList", items, parameters)


def list_all(service: "ConnectService", parameters: Json) -> Json:
    """ListQuickConnects."""
    return _summaries(instance_of(service, parameters), parameters)


def list_of_queue(service: "ConnectService", parameters: Json) -> Json:
    """ListQueueQuickConnects."""
    instance = instance_of(service, parameters)
    queue = known(instance, instance.directory.queues, parameters["QueueId"], "queue")
    return _summaries(instance, parameters, queue.id)


def associate(service: "ConnectService", parameters: Json) -> None:
    """AssociateQueueQuickConnects."""
    instance = instance_of(service, parameters)
    queue = known(instance, instance.directory.queues, parameters["QueueId"], "queue")
    for quick_id in parameters["QuickConnectIds"]:
        known(instance, instance.directory.quick_connects, quick_id, "quick connect").queues.add(queue.id)


def disassociate(service: "ConnectService", parameters: Json) -> None:
    """DisassociateQueueQuickConnects."""
    instance = instance_of(service, parameters)
    queue = known(instance, instance.directory.queues, parameters["QueueId"], "queue")
    for quick_id in parameters["QuickConnectIds"]:
        known(instance, instance.directory.quick_connects, quick_id, "quick connect").queues.discard(queue.id)


def remove(service: "ConnectService", parameters: Json) -> None:
    """DeleteQuickConnect."""
    instance, quick = _quick(service, parameters)
    delete(instance.directory.quick_connects, quick.id, instance, "quick connect")


OPERATIONS: dict[str, Operation] = {
    "CreateQuickConnect": create,
    "DescribeQuickConnect": describe,
    "ListQuickConnects": list_all,
    "SearchQuickConnects": search_all,
    "UpdateQuickConnectName": update_name,
    "UpdateQuickConnectConfig": update_config,
    "ListQueueQuickConnects": list_of_queue,
    "AssociateQueueQuickConnects": associate,
    "DisassociateQueueQuickConnects": disassociate,
    "DeleteQuickConnect": remove,
}
