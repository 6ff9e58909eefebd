"""Agent statuses."""

from typing import TYPE_CHECKING

from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, instance_of, known, page, rename
from local.connect.contacts.resources import Named
from local.connect.errors import InvalidRequest
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

KIND = "agent-state"
_TYPES = {"Available": "ROUTABLE", "Offline": "OFFLINE"}
_DATA = ("Description", "State", "DisplayOrder", "Tags")


def create(service: "ConnectService", parameters: Json) -> Json:
    """CreateAgentStatus."""
    instance = instance_of(service, parameters)
    data = {name: parameters[name] for name in _DATA if name in parameters}
    status_id = instance.create_agent_status(parameters["Name"], data)
    return {"AgentStatusId": status_id, "AgentStatusARN": instance.directory.arn(KIND, status_id)}


def _status(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, Named]:
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.statuses, parameters["AgentStatusId"], "agent status")


def _describe(instance: ConnectInstance, status: Named) -> Json:
    return {
        "AgentStatusARN": instance.directory.arn(KIND, status.id),
        "AgentStatusId": status.id,
        "Name": status.name,
        "Description": status.data.get("Description"),
        "Type": _TYPES.get(status.name, "CUSTOM"),
        "DisplayOrder": status.data.get("DisplayOrder"),
        "State": status.data.get("State", "ENABLED"),
        "Tags": dict(status.data.get("Tags") or {}),
    }


def describe(service: "ConnectService", parameters: Json) -> Json:
    """DescribeAgentStatus."""
    return {"AgentStatus": _describe(*_status(service, parameters))}


def list_statuses(service: "ConnectService", parameters: Json) -> Json:
    """ListAgentStatuses, by type if wanted."""
    instance = instance_of(service, parameters)
    described = [_describe(instance, status) for status in instance.directory.statuses.values()]
    items = [
        {"Id": one["AgentStatusId"], "Arn": one["AgentStatusARN"], "Name": one["Name"], "Type": one["Type"]}
        for one in described
        if one["Type"] in (parameters.get("AgentStatusTypes") or one["Type"])
    ]
    return page("AgentStatusSummaryList", items, parameters)


def search_statuses(service: "ConnectService", parameters: Json) -> Json:
    """SearchAgentStatuses."""
    instance = instance_of(service, parameters)
    items = [_describe(instance, status) for status in instance.directory.statuses.values()]
    return search("AgentStatuses", items, parameters)


def update(service: "ConnectService", parameters: Json) -> None:
    """UpdateAgentStatus; the two that every instance has keep their names."""
    instance, status = _status(service, parameters)
    if status.name in _TYPES and parameters.get("Name", status.name) != status.name:
        raise InvalidRequest(f"{status.name} keeps its name")
    rename(status, parameters, instance.directory.statuses)
    status.data.update({name: parameters[name] for name in _DATA if name in parameters})
    if parameters.get("ResetOrderNumber"):
        status.data.pop("DisplayOrder", None)


OPERATIONS: dict[str, Operation] = {
    "CreateAgentStatus": create,
    "DescribeAgentStatus": describe,
    "ListAgentStatuses": list_statuses,
    "SearchAgentStatuses": search_statuses,
    "UpdateAgentStatus": update,
}
