"""Contacts: looked at, changed, stopped, started."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.utils import parse_timestamp

from local.connect.api.operations.describing import describe
from local.connect.api.operations.shared import Operation, instance_of, known
from local.connect.contacts.contact import Contact, ContactState, attributes_fit
from local.connect.contacts.destinations import find_destination
from local.connect.contacts.outside import NO_ANSWER_S
from local.connect.contacts.presence import NotPossible
from local.connect.contacts.resources import QuickConnect
from local.connect.engine.host import TaskRequest
from local.connect.errors import DestinationNotAllowed, InvalidParameter, InvalidRequest, ResourceNotFound
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

_NOT_STOPPED = frozenset({"DISCONNECT", "TRANSFER", "QUEUE_TRANSFER", "EXTERNAL_OUTBOUND", "MONITOR"})
"""How a voice contact may not have begun to be stopped ("StopContact")."""


def _contact(service: "ConnectService", parameters: Json, name: str = "ContactId") -> tuple[ConnectInstance, Contact]:
    instance = instance_of(service, parameters)
    found = instance.centre.contacts.get(str(parameters[name]))
    if found is None:
        raise ResourceNotFound(f"there is no contact {parameters[name]!r}")
    return instance, found


def describe_contact(service: "ConnectService", parameters: Json) -> Json:
    """DescribeContact."""
    instance, contact = _contact(service, parameters)
    return {"Contact": describe(instance, contact)}


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
    """StopContact. Of a voice contact records say OTHER ("DisconnectReason": what API calls initiate)."""
    instance, contact = _contact(service, parameters)
    if contact.is_over:
        raise InvalidRequest("the contact is over already")
    if contact.channel == "VOICE" and contact.initiation_method in _NOT_STOPPED:
        raise InvalidRequest(f"a voice contact of {contact.initiation_method} cannot be stopped")
    instance.centre.endings.end(contact, "API" if contact.channel == "TASK" else "OTHER")
    return {}


def transfer_contact(service: "ConnectService", parameters: Json) -> Json:
    """TransferContact: tasks only, to a queue or a user; the flow brings it there."""
    instance, contact = _contact(service, parameters)
    flow = known(instance, instance.directory.flows, parameters["ContactFlowId"], "flow")
    if contact.channel == "VOICE" or contact.is_over:
        raise InvalidRequest("only a task that is going on can be transferred")
    if bool(parameters.get("QueueId")) == bool(parameters.get("UserId")):
        raise InvalidRequest("give either QueueId or UserId")
    found = find_destination(instance.centre, parameters.get("QueueId") or parameters["UserId"])
    to = QuickConnect(found.id, found.name, found.type, found.target, flow.id)
    following = instance.centre.tasks.transfer(contact, to, None)
    return {"ContactId": following.id, "ContactArn": instance.directory.arn("contact", following.id)}


def monitor_contact(service: "ConnectService", parameters: Json) -> Json:
    """MonitorContact: the user listens from now on; the same ClientToken, once."""
    instance, contact = _contact(service, parameters)
    monitoring, token = instance.centre.monitoring, str(parameters.get("ClientToken") or "")
    allowed = parameters.get("AllowedMonitorCapabilities") or ("SILENT_MONITOR",)
    own = monitoring.started.get(token) if token else None
    try:
        own = own or monitoring.listen(parameters["UserId"], contact.id, allowed)
    except NotPossible as error:
        raise InvalidRequest(str(error)) from error
    if token:
        monitoring.started[token] = own
    return {"ContactId": own.id, "ContactArn": instance.directory.arn("contact", own.id)}


def update_routing(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContactRoutingData: priority, waiting time, routing criteria of a contact in a queue."""
    instance, contact = _contact(service, parameters)
    contact.priority = parameters.get("QueuePriority", contact.priority)
    contact.time_adjustment_s = parameters.get("QueueTimeAdjustmentSeconds", contact.time_adjustment_s)
    if "RoutingCriteria" in parameters:
        contact.routing_steps = (parameters["RoutingCriteria"] or {}).get("Steps") or []
        instance.centre.attributes_changed(contact, "RoutingCriteria")
    instance.centre.router.reprioritize(contact)
    return {}


def update_schedule(service: "ConnectService", parameters: Json) -> Json:
    """UpdateContactSchedule: a task that has not begun begins at another time."""
    instance, contact = _contact(service, parameters)
    flow_id = contact.spaces.get("TaskFlow")
    if contact.state is not ContactState.INITIATED or contact.scheduled is None or not flow_id:
        raise InvalidRequest("only a scheduled task can be rescheduled")
    instance.centre.tasks.reschedule(contact, str(flow_id), _delay(instance, parameters["ScheduledTime"]))
    instance.centre.attributes_changed(contact, "ScheduledTimestamp")
    return {}


def _delay(instance: ConnectInstance, moment: Any) -> int:
    """Seconds from now to a timestamp as it comes on the wire; 0 without one."""
    due: datetime | None = parse_timestamp(moment) if moment else None
    return max(0, round((due - instance.centre.now()).total_seconds())) if due else 0


def start_voice(service: "ConnectService", parameters: Json) -> Json:
    """StartOutboundVoiceContact."""
    instance = instance_of(service, parameters)
    token, started = str(parameters.get("ClientToken") or ""), instance.centre.outbound.started
    if token in started:
        return {"ContactId": started[token]}
    number = str(parameters["DestinationPhoneNumber"])
    if not instance.centre.outside.can_dial(number):
        raise DestinationNotAllowed(f"{number} cannot be dialled")
    flow = known(instance, instance.directory.flows, parameters["ContactFlowId"], "flow")
    queue = instance.centre.host.find_queue(parameters["QueueId"]) if parameters.get("QueueId") else None
    contact = instance.centre.outbound.start_voice(
        number,
        (flow.id, flow.flow),
        parameters.get("SourcePhoneNumber"),
        queue,
        parameters.get("Attributes") or {},
        parameters.get("RingTimeoutInSeconds") or NO_ANSWER_S,
    )
    contact.references.update(parameters.get("References") or {})
    contact.name, contact.description = parameters.get("Name", ""), parameters.get("Description", "")
    contact.related_id = parameters.get("RelatedContactId")
    if token:
        started[token] = contact.id
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
        delay_s=_delay(instance, parameters.get("ScheduledTime")),
    )
    contacts = instance.centre.contacts
    related, previous = (contacts.get(parameters.get(f"{which}ContactId") or "") for which in ("Related", "Previous"))
    return {"ContactId": instance.centre.tasks.create(request, related, previous).id}


def tag_contact(service: "ConnectService", parameters: Json) -> Json:
    """TagContact."""
    instance, contact = _contact(service, parameters)
    contact.tags.update(parameters["Tags"])
    instance.centre.attributes_changed(contact, "Tags")
    return {}


def untag_contact(service: "ConnectService", parameters: Json) -> Json:
    """UntagContact."""
    instance, contact = _contact(service, parameters)
    for key in parameters["TagKeys"]:
        contact.tags.pop(str(key), None)
    instance.centre.attributes_changed(contact, "Tags")
    return {}


OPERATIONS: dict[str, Operation] = {
    "DescribeContact": describe_contact,
    "GetContactAttributes": get_attributes,
    "UpdateContactAttributes": update_attributes,
    "UpdateContact": update_contact,
    "StopContact": stop_contact,
    "TransferContact": transfer_contact,
    "MonitorContact": monitor_contact,
    "UpdateContactRoutingData": update_routing,
    "UpdateContactSchedule": update_schedule,
    "StartOutboundVoiceContact": start_voice,
    "StartTaskContact": start_task,
    "TagContact": tag_contact,
    "UntagContact": untag_contact,
}
