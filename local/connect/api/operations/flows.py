"""Flows, modules and prompts. A flow that Connect would refuse is refused with all its problems."""

import hashlib
from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, delete, instance_of, known, page
from local.connect.contacts.resources import StoredFlow
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

FLOW, MODULE = "contact-flow", "flow-module"


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


# --- flows ---------------------------------------------------------------------------------------------------------
def create_flow(service: "ConnectService", parameters: Json) -> Json:
    """CreateContactFlow; Status SAVED skips the checks, as in Connect."""
    instance = instance_of(service, parameters)
    flow_id = instance.create_contact_flow(
        parameters["Name"],
        parameters["Type"],
        parameters["Content"],
        description=parameters.get("Description", ""),
        tags=parameters.get("Tags"),
        published=parameters.get("Status") != "SAVED",
    )
    return {
        "ContactFlowId": flow_id,
        "ContactFlowArn": instance.directory.arn(FLOW, flow_id),
        "FlowContentSha256": _hash(parameters["Content"]),
    }


def _flow(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, StoredFlow]:
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.flows, parameters["ContactFlowId"], "flow")


def describe_flow(service: "ConnectService", parameters: Json) -> Json:
    """DescribeContactFlow."""
    instance, flow = _flow(service, parameters)
    described = {
        "Arn": instance.directory.arn(FLOW, flow.id),
        "Id": flow.id,
        "Name": flow.name,
        "Type": str(flow.type),
        "State": flow.state,
        "Status": flow.status,
        "Description": flow.description,
        "Content": flow.content,
        "Tags": dict(flow.tags),
        "FlowContentSha256": _hash(flow.content),
    }
    return {"ContactFlow": described}


def list_flows(service: "ConnectService", parameters: Json) -> Json:
    """ListContactFlows."""
    directory = instance_of(service, parameters).directory
    wanted = parameters.get("ContactFlowTypes")
    items = [
        {
            "Id": flow.id,
            "Arn": directory.arn(FLOW, flow.id),
            "Name": flow.name,
            "ContactFlowType": str(flow.type),
            "ContactFlowState": flow.state,
            "ContactFlowStatus": flow.status,
        }
        for flow in directory.flows.values()
        if not wanted or flow.type in wanted
    ]
    return page("ContactFlowSummaryList", items, parameters)


def update_flow_content(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContactFlowContent."""
    instance, flow = _flow(service, parameters)
    instance.update_contact_flow_content(flow.id, parameters["Content"])
    return {}


def update_flow_name(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContactFlowName and UpdateContactFlowMetadata."""
    _, flow = _flow(service, parameters)
    flow.name = parameters.get("Name", flow.name)
    flow.description = parameters.get("Description", flow.description)
    flow.state = parameters.get("ContactFlowState", flow.state)
    return {}


def delete_flow(service: "ConnectService", parameters: Json) -> Json:
    """DeleteContactFlow."""
    instance, flow = _flow(service, parameters)
    del instance.directory.flows[flow.id]
    return {}


# --- modules -------------------------------------------------------------------------------------------------------
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


# --- prompts -------------------------------------------------------------------------------------------------------
def create_prompt(service: "ConnectService", parameters: Json) -> Json:
    """CreatePrompt."""
    instance = instance_of(service, parameters)
    data = {"S3Uri": parameters["S3Uri"], "Description": parameters.get("Description", "")}
    prompt_id = instance.create_prompt(parameters["Name"], data)
    return {"PromptId": prompt_id, "PromptARN": instance.directory.arn("prompt", prompt_id)}


def list_prompts(service: "ConnectService", parameters: Json) -> Json:
    """ListPrompts."""
    directory = instance_of(service, parameters).directory
    items = [{"Id": p.id, "Arn": directory.arn("prompt", p.id), "Name": p.name} for p in directory.prompts.values()]
    return page("PromptSummaryList", items, parameters)


def delete_prompt(service: "ConnectService", parameters: Json) -> None:
    """DeletePrompt."""
    instance = instance_of(service, parameters)
    delete(instance.directory.prompts, parameters["PromptId"], instance, "prompt")


OPERATIONS: dict[str, Operation] = {
    "CreateContactFlow": create_flow,
    "DescribeContactFlow": describe_flow,
    "ListContactFlows": list_flows,
    "UpdateContactFlowContent": update_flow_content,
    "UpdateContactFlowName": update_flow_name,
    "UpdateContactFlowMetadata": update_flow_name,
    "DeleteContactFlow": delete_flow,
    "CreateContactFlowModule": create_module,
    "DescribeContactFlowModule": describe_module,
    "ListContactFlowModules": list_modules,
    "UpdateContactFlowModuleContent": update_module_content,
    "UpdateContactFlowModuleMetadata": update_module_metadata,
    "DeleteContactFlowModule": delete_module,
    "CreatePrompt": create_prompt,
    "ListPrompts": list_prompts,
    "DeletePrompt": delete_prompt,
}
