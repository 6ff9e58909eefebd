"""Flows. One that Connect would refuse is refused with all its problems."""

import hashlib
from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, instance_of, known, page
from local.connect.contacts.resources import StoredFlow
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

FLOW = "contact-flow"


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


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


OPERATIONS: dict[str, Operation] = {
    "CreateContactFlow": create_flow,
    "DescribeContactFlow": describe_flow,
    "ListContactFlows": list_flows,
    "UpdateContactFlowContent": update_flow_content,
    "UpdateContactFlowName": update_flow_name,
    "UpdateContactFlowMetadata": update_flow_name,
    "DeleteContactFlow": delete_flow,
}
