"""Flow modules."""

from typing import TYPE_CHECKING

from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, instance_of, known, page, rename
from local.connect.api.operations.versions import content_hash, version_in, version_operations
from local.connect.contacts.resources import StoredFlow
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

MODULE = "flow-module"


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
    """DescribeContactFlowModule; an id that ends in `:<version>` tells that version's content."""
    instance, module = _module(service, parameters)
    return {"ContactFlowModule": _describe(instance, module, version_in(parameters["ContactFlowModuleId"], module))}


def _describe(instance: ConnectInstance, module: StoredFlow, version: int | None = None) -> Json:
    made = module.versions.get(version or 0)
    content = made["content"] if made else module.content
    return {
        "Arn": instance.directory.arn(MODULE, module.id),
        "Id": module.id,
        "Name": module.name,
        "Content": content,
        "Description": module.description,
        "State": module.state,
        "Status": module.status,
        "Tags": dict(module.tags),
        "FlowModuleContentSha256": content_hash(content),
        "Version": version,
        "VersionDescription": made["description"] if made else None,
    }


def search_modules(service: "ConnectService", parameters: Json) -> Json:
    """SearchContactFlowModules."""
    instance = instance_of(service, parameters)
    items = [_describe(instance, module) for module in instance.directory.modules.values()]
    return search("ContactFlowModules", items, parameters)


def list_modules(service: "ConnectService", parameters: Json) -> Json:
    """ListContactFlowModules."""
    directory = instance_of(service, parameters).directory
    items = [
        {"Id": m.id, "Arn": directory.arn(MODULE, m.id), "Name": m.name, "State": m.state}
        for m in directory.modules.values()
        if m.state == (parameters.get("ContactFlowModuleState") or m.state)
    ]
    return page("ContactFlowModulesSummaryList", items, parameters)


def update_module_content(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContactFlowModuleContent."""
    instance, module = _module(service, parameters)
    instance.update_contact_flow_content(module.id, parameters.get("Content", module.content))
    return {}


def update_module_metadata(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContactFlowModuleMetadata."""
    instance, module = _module(service, parameters)
    rename(module, parameters, instance.directory.modules)
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
    "SearchContactFlowModules": search_modules,
    "UpdateContactFlowModuleContent": update_module_content,
    "UpdateContactFlowModuleMetadata": update_module_metadata,
    "DeleteContactFlowModule": delete_module,
    **version_operations("FlowModule", _module),
}
