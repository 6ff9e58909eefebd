"""Task templates: kept and told; a task that names one takes its flow."""

from typing import TYPE_CHECKING

from local.connect.api.operations.keeping import Shelf, pick
from local.connect.api.operations.shared import Operation, instance_of, page
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

TEMPLATES = Shelf("task-template", "task template", "TaskTemplateId")
_MEMBERS = (
    "Name",
    "Description",
    "ContactFlowId",
    "SelfAssignFlowId",
    "ContactHooks",
    "Constraints",
    "Defaults",
    "Fields",
)
_GIVEN = (*_MEMBERS, "Status")


def create(service: "ConnectService", parameters: Json) -> Json:
    """CreateTaskTemplate."""
    instance = instance_of(service, parameters)
    record = {"Status": "ACTIVE", **pick(parameters, *_GIVEN), "LastModifiedTime": instance.centre.now()}
    made = TEMPLATES.add(instance, record, lambda made, arn: {"Id": made, "Arn": arn})
    return pick(made, "Id", "Arn")


def _describe(instance: ConnectInstance, template: Json) -> Json:
    return {"InstanceId": instance.id, **template}


def get(service: "ConnectService", parameters: Json) -> Json:
    """GetTaskTemplate."""
    return _describe(*TEMPLATES.find(service, parameters))


def list_templates(service: "ConnectService", parameters: Json) -> Json:
    """ListTaskTemplates, by status and name if wanted."""
    shown = ("Id", "Arn", "Name", "Description", "Status", "LastModifiedTime", "CreatedTime")
    wanted = pick(parameters, "Status", "Name")
    templates = TEMPLATES.all(instance_of(service, parameters)).values()
    items = [pick(one, *shown) for one in templates if all(one[name] == value for name, value in wanted.items())]
    return page("TaskTemplates", items, parameters)


def update(service: "ConnectService", parameters: Json) -> Json:
    """UpdateTaskTemplate."""
    instance, template = TEMPLATES.find(service, parameters)
    TEMPLATES.refuse_twin(instance, {**template, **pick(parameters, "Name")}, besides=template)
    template.update(pick(parameters, *_GIVEN), LastModifiedTime=instance.centre.now())
    return _describe(instance, template)


def delete(service: "ConnectService", parameters: Json) -> Json:
    """DeleteTaskTemplate."""
    TEMPLATES.remove(service, parameters)
    return {}


OPERATIONS: dict[str, Operation] = {
    "CreateTaskTemplate": create,
    "GetTaskTemplate": get,
    "ListTaskTemplates": list_templates,
    "UpdateTaskTemplate": update,
    "DeleteTaskTemplate": delete,
}
