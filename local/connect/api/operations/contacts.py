"""Contacts: looked at, changed, stopped, started."""

from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, instance_of, known
from local.connect.contacts.contact import Contact, attributes_fit
from local.connect.engine.host import TaskRequest
from local.connect.errors import DestinationNotAllowed, InvalidParameter, InvalidRequest, ResourceNotFound
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService


def _contact(service: "ConnectService", parameters: Json, name: str = "ContactId") -> tuple[ConnectInstance, Contact]:
    instance = instance_of(service, parameters)
    found = instance.centre.contacts.get(str(parameters[name]))
    if found is None:
        raise ResourceNotFound(f"there is no contact {parameters[name]!r}")
    return instance, found


def describe_contact(service: "ConnectService", parameters: Json) -> Json:
    """DescribeContact."""
    instance, contact = _contact(service, parameters)
    work, visit = contact.agent, contact.visit
    agent = work and {
        "Id": work.user_id,
        "ConnectedToAgentTimestamp": work.connected,
        "AfterContactWorkStartTimestamp": work.work_started,
        "AfterContactWorkEndTimestamp": work.work_ended,
    }
    described = {
        "Arn": instance.directory.arn("contact", contact.id),
        "Id": contact.id,
        "InitialContactId": contact.initial_id if contact.initial_id != contact.id else None,
        "PreviousContactId": contact.previous_id,
        "RelatedContactId": contact.related_id,
        "InitiationMethod": contact.initiation_method,
        "Name": contact.name or None,
        "Description": contact.description or None,
        "Channel": contact.channel,
        "QueueInfo": visit and {"Id": visit.queue_id, "EnqueueTimestamp": visit.enqueued},
        "AgentInfo": agent,
        "InitiationTimestamp": contact.initiated,
        "ConnectedToSystemTimestamp": contact.connected_to_system,
        "DisconnectTimestamp": contact.disconnected,
        "DisconnectReason": contact.disconnect_reason,
        "CustomerId": contact.customer_id,
        "CustomerEndpoint": contact.customer and contact.customer.to_json(),
        "SystemEndpoint": contact.system and contact.system.to_json(),
        "QueuePriority": contact.priority,
        "QueueTimeAdjustmentSeconds": contact.time_adjustment_s,
        "Tags": dict(contact.tags),
        "Attributes": dict(contact.attributes),
    }
    return {"Contact": described}


def get_attributes(service: "ConnectService", parameters: Json) -> Json:
    """GetContactAttributes."""
    _, contact = _contact(service, parameters, "InitialContactId")
    return {"Attributes": dict(contact.attributes)}


def update_attributes(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContactAttributes; a record written already is written again, as Connect does."""
    instance, contact = _contact(service, parameters, "InitialContactId")
    changed = contact.attributes | parameters["Attributes"]
    if not attributes_fit(changed):
        raise InvalidParameter("the attributes of a contact are limited to 32 KB")
    contact.attributes.update(parameters["Attributes"])
    instance.centre.attributes_changed(contact)
    if contact.is_over:
        instance.centre.endings.write_record(contact)
    return {}


def update_contact(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContact: name, description, references."""
    _, contact = _contact(service, parameters)
    contact.name = parameters.get("Name", contact.name)
    contact.description = parameters.get("Description", contact.description)
    contact.references.update(parameters.get("References") or {})
    return {}


def stop_contact(service: "ConnectService", parameters: Json) -> Json:
    """StopContact."""
    instance, contact = _contact(service, parameters)
    if contact.is_over:
        raise InvalidRequest("the contact is over already")
    instance.centre.endings.end(contact, "API")
    return {}


def start_voice(service: "ConnectService", parameters: Json) -> Json:
    """StartOutboundVoiceContact."""
    instance = instance_of(service, parameters)
    number = str(parameters["DestinationPhoneNumber"])
    if not instance.centre.outside.can_dial(number):
        raise DestinationNotAllowed(f"{number} cannot be dialled")
    flow = known(instance, instance.directory.flows, parameters["ContactFlowId"], "flow")
    queue = instance.centre.host.find_queue(parameters["QueueId"]) if parameters.get("QueueId") else None
    contact = instance.centre.outbound.start_voice(
        number, (flow.id, flow.flow), parameters.get("SourcePhoneNumber"), queue, parameters.get("Attributes") or {}
    )
    contact.name, contact.description = parameters.get("Name", ""), parameters.get("Description", "")
    contact.related_id = parameters.get("RelatedContactId")
    return {"ContactId": contact.id}


def start_task(service: "ConnectService", parameters: Json) -> Json:
    """StartTaskContact."""
    instance = instance_of(service, parameters)
    flow = known(instance, instance.directory.flows, parameters.get("ContactFlowId") or "", "flow")
    request = TaskRequest(
        name=parameters["Name"],
        flow_id=flow.id,
        description=parameters.get("Description", ""),
        attributes=parameters.get("Attributes") or {},
        references=parameters.get("References") or {},
        delay_s=0,
    )
    before = instance.centre.contacts.get(parameters.get("RelatedContactId") or "")
    return {"ContactId": instance.centre.outbound.create_task(before, request)}


def tag_contact(service: "ConnectService", parameters: Json) -> Json:
    """TagContact."""
    _, contact = _contact(service, parameters)
    contact.tags.update(parameters["Tags"])
    return {}


def untag_contact(service: "ConnectService", parameters: Json) -> Json:
    """UntagContact."""
    _, contact = _contact(service, parameters)
    for key in parameters["TagKeys"]:
        contact.tags.pop(str(key), None)
    return {}


OPERATIONS: dict[str, Operation] = {
    "DescribeContact": describe_contact,
    "GetContactAttributes": get_attributes,
    "UpdateContactAttributes": update_attributes,
    "UpdateContact": update_contact,
    "StopContact": stop_contact,
    "StartOutboundVoiceContact": start_voice,
    "StartTaskContact": start_task,
    "TagContact": tag_contact,
    "UntagContact": untag_contact,
}
