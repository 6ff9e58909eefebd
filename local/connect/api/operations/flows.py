"""Flows. One that Connect would refuse is refused with all its problems."""

from typing import TYPE_CHECKING

from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, instance_of, known, page, rename
from local.connect.api.operations.versions import content_hash, version_in, version_operations
from local.connect.contacts.resources import StoredFlow
from local.connect.errors import ResourceInUse
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

FLOW = "contact-flow"


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
        "FlowContentSha256": content_hash(parameters["Content"]),
    }


def find_flow(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, StoredFlow]:
    """The flow that ContactFlowId names."""
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.flows, parameters["ContactFlowId"], "flow")


def describe_flow(service: "ConnectService", parameters: Json) -> Json:
    """DescribeContactFlow; an id that ends in `:<version>` tells that version's content."""
    instance, flow = find_flow(service, parameters)
    return {"ContactFlow": _describe(instance, flow, version_in(parameters["ContactFlowId"], flow))}


def _describe(instance: ConnectInstance, flow: StoredFlow, version: int | None = None) -> Json:
    made = flow.versions.get(version or 0)
    content = made["content"] if made else flow.content
    return {
        "Arn": instance.directory.arn(FLOW, flow.id),
        "Id": flow.id,
        "Name": flow.name,
        "Type": str(flow.type),
        "State": flow.state,
        "Status": flow.status,
        "Description": flow.description,
        "Content": content,
        "Tags": dict(flow.tags),
        "FlowContentSha256": content_hash(content),
        "Version": version,
        "VersionDescription": made["description"] if made else None,
    }


def search_flows(service: "ConnectService", parameters: Json) -> Json:
    """SearchContactFlows."""
    instance = instance_of(service, parameters)
    return search("ContactFlows", [_describe(instance, flow) for flow in instance.directory.flows.values()], parameters)


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
    instance, flow = find_flow(service, parameters)
    instance.update_contact_flow_content(flow.id, parameters["Content"])
    return {}


def update_flow_name(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContactFlowName and UpdateContactFlowMetadata."""
    instance, flow = find_flow(service, parameters)
    rename(flow, parameters, instance.directory.flows)
    flow.description = parameters.get("Description", flow.description)
    flow.state = parameters.get("ContactFlowState", flow.state)
    return {}


def delete_flow(service: "ConnectService", parameters: Json) -> Json:
    """DeleteContactFlow; refused while a number leads to it."""
    instance, flow = find_flow(service, parameters)
    tied = next((number for number in instance.directory.numbers.values() if number.flow_id == flow.id), None)
    if tied is not None:
        raise ResourceInUse(f"{tied.number} leads to the flow {flow.name!r}")
    del instance.directory.flows[flow.id]
    return {}


OPERATIONS: dict[str, Operation] = {
    "CreateContactFlow": create_flow,
    "DescribeContactFlow": describe_flow,
    "ListContactFlows": list_flows,
    "SearchContactFlows": search_flows,
    "UpdateContactFlowContent": update_flow_content,
    "UpdateContactFlowName": update_flow_name,
    "UpdateContactFlowMetadata": update_flow_name,
    "DeleteContactFlow": delete_flow,
    **version_operations("Flow", find_flow),
}
