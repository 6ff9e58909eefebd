"""Flow modules."""

import hashlib
from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, instance_of, known, page
from local.connect.contacts.resources import StoredFlow
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

MODULE = "flow-module"


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def create_module(service: "ConnectService", parameters: Json) -> Json:
    """CreateContactFlowModule."""
    instance = instance_of(service, parameters)
    module_id = instance.create_contact_flow_module(
        parameters["Name"],
        parameters["Content"],
        description=parameters.get("Description", ""),
        tags=parameters.get("Tags"),
    )
    return {"Id": module_id, "Arn": instance.directory.arn(MODULE, module_id)}


def _module(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, StoredFlow]:
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.modules, parameters["ContactFlowModuleId"], "module")


def describe_module(service: "ConnectService", parameters: Json) -> Json:
    """DescribeContactFlowModule."""
    instance, module = _module(service, parameters)
    described = {
        "Arn": instance.directory.arn(MODULE, module.id),
        "Id": module.id,
        "Name": module.name,
        "Content": module.content,
        "Description": module.description,
        "State": module.state,
        "Status": module.status.lower(),
        "Tags": dict(module.tags),
        "FlowModuleContentSha256": _hash(module.content),
    }
    return {"ContactFlowModule": described}


def list_modules(service: "ConnectService", parameters: Json) -> Json:
    """ListContactFlowModules."""
    directory = instance_of(service, parameters).directory
    items = [
        {"Id": m.id, "Arn": directory.arn(MODULE, m.id), "Name": m.name, "State": m.state}
        for m in directory.modules.values()
    ]
    return page("ContactFlowModulesSummaryList", items, parameters)


def update_module_content(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContactFlowModuleContent."""
    instance, module = _module(service, parameters)
    instance.update_contact_flow_content(module.id, parameters.get("Content", module.content))
    return {}


def update_module_metadata(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContactFlowModuleMetadata."""
    _, module = _module(service, parameters)
    module.name = parameters.get("Name", module.name)
    module.description = parameters.get("Description", module.description)
    module.state = parameters.get("State", module.state).upper()
    return {}


def delete_module(service: "ConnectService", parameters: Json) -> Json:
    """DeleteContactFlowModule."""
    instance, module = _module(service, parameters)
    del instance.directory.modules[module.id]
    return {}


OPERATIONS: dict[str, Operation] = {
    "CreateContactFlowModule": create_module,
    "DescribeContactFlowModule": describe_module,
    "ListContactFlowModules": list_modules,
    "UpdateContactFlowModuleContent": update_module_content,
    "UpdateContactFlowModuleMetadata": update_module_metadata,
    "DeleteContactFlowModule": delete_module,
}
