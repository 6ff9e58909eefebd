"""Real-time numbers and agents' statuses."""

from collections import Counter
from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, instance_of, known, page
from local.connect.contacts.agents import AgentSession, Slot
from local.connect.contacts.directory import bare_id
from local.connect.contacts.metrics import estimate_wait, measure_queues, position_in_queue
from local.connect.contacts.presence import NotPossible
from local.connect.errors import InvalidRequest
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

METRICS = {
    "AGENTS_ONLINE": ("Agents", "Online"),
    "AGENTS_AVAILABLE": ("Agents", "Available"),
    "AGENTS_STAFFED": ("Agents", "Staffed"),
    "AGENTS_AFTER_CONTACT_WORK": ("Agents", "AfterContactWork"),
    "AGENTS_ON_CALL": ("Agents", "Busy"),
    "AGENTS_ON_CONTACT": ("Agents", "Busy"),
    "AGENTS_ERROR": ("Agents", "Missed"),
    "AGENTS_NON_PRODUCTIVE": ("Agents", "NonProductive"),
    "CONTACTS_IN_QUEUE": ("Queue", "Size"),
    "OLDEST_CONTACT_AGE": ("Queue", "OldestContactAge"),
    "CONTACTS_SCHEDULED": ("Queue", "Scheduled"),
    "SLOTS_AVAILABLE": ("Agents", "SlotsAvailable"),
    "SLOTS_ACTIVE": ("Agents", "SlotsActive"),
    "ESTIMATED_WAIT_TIME": ("Queue", "EstimatedWaitTime"),
}
_STATES = {"RINGING": "CONNECTING", "JOINING": "CONNECTING", "AFTER_CONTACT_WORK": "ENDED", "MISSED": "MISSED"}


def current_metrics(service: "ConnectService", parameters: Json) -> Json:
    """GetCurrentMetricData, by queue and by channel where that is asked for; else over all that was filtered."""
    instance = instance_of(service, parameters)
    filters, groupings = parameters["Filters"], parameters.get("Groupings") or []
    wanted = filters.get("Queues") or list(instance.directory.queues)
    queues = [known(instance, instance.directory.queues, queue, "queue").id for queue in wanted]
    channels: list[str | None] = list(filters.get("Channels") or [])
    if "CHANNEL" in groupings:
        channels = channels or ["VOICE", "TASK"]
    results = []
    for group in [[queue] for queue in queues] if "QUEUE" in groupings else [queues]:
        for channel in channels if "CHANNEL" in groupings else [channels[0] if len(channels) == 1 else None]:
            numbers = measure_queues(instance.centre, group, channel)
            collections = [
                {"Metric": metric, "Value": _value(metric, numbers, grouped=bool(groupings))}
                for metric in parameters["CurrentMetrics"]
            ]
            dimensions = _dimensions(
                instance, group[0] if "QUEUE" in groupings else None, channel, grouped=bool(groupings)
            )
            results.append({"Dimensions": dimensions, "Collections": collections})
    return {**page("MetricResults", results, parameters), "DataSnapshotTime": instance.centre.now()}


def _dimensions(instance: ConnectInstance, queue_id: str | None, channel: str | None, *, grouped: bool) -> Json | None:
    if not grouped:
        return None
    found: Json = {"Channel": channel or "VOICE"}
    if queue_id is not None:
        found["Queue"] = {"Id": queue_id, "Arn": instance.directory.arn("queue", queue_id)}
    return found


def _value(metric: Json, numbers: Json, *, grouped: bool) -> float:
    """Ages without groupings are milliseconds although the unit says seconds, as Connect documents it."""
    name = str(metric.get("Name") or metric.get("MetricId") or "")
    if name not in METRICS:
        raise InvalidRequest(f"the simulator does not measure {name}")
    part, key = METRICS[name]
    value = float(numbers[part].get(key, 0))
    return value * 1000 if name == "OLDEST_CONTACT_AGE" and not grouped else value


def put_status(service: "ConnectService", parameters: Json) -> Json:
    """PutUserStatus; an agent who has not signed in is signed in."""
    instance = instance_of(service, parameters)
    user = known(instance, instance.directory.users, parameters["UserId"], "user")
    status = known(instance, instance.directory.statuses, parameters["AgentStatusId"], "agent status")
    presence = instance.centre.presence
    session = instance.centre.sessions.get(user.id) or presence.sign_in(user.id, lambda _: None)
    try:
        presence.set_status(session, status.name)
    except NotPossible as error:
        raise InvalidRequest(str(error)) from error
    return {}


def current_users(service: "ConnectService", parameters: Json) -> Json:
    """GetCurrentUserData."""
    instance = instance_of(service, parameters)
    filters = parameters["Filters"]
    agents = {bare_id(agent) for agent in filters.get("Agents") or []}
    profiles = {bare_id(profile) for profile in filters.get("RoutingProfiles") or []}
    queues = {bare_id(queue) for queue in filters.get("Queues") or []}
    router = instance.centre.router
    chosen = [
        session
        for session in instance.centre.sessions.values()
        if (not agents or session.user.id in agents)
        and (not profiles or session.user.routing_profile_id in profiles)
        and (not queues or any(router.serves(session, queue) for queue in queues))
    ]
    items = [_user_data(instance, session) for session in chosen]
    return {**page("UserDataList", items, parameters), "ApproximateTotalCount": len(items)}


def _user_data(instance: ConnectInstance, session: AgentSession) -> Json:
    directory = instance.directory
    status = next((named for named in directory.statuses.values() if named.name == session.status), None)
    profile = directory.profiles[session.user.routing_profile_id]
    most = {item["Channel"]: int(item["Concurrency"]) for item in profile.concurrencies}
    taken = Counter(slot.contact.channel for slot in session.slots.values())
    free = {
        channel: limit - taken[channel] if session.is_open and session.has_room(channel, profile) else 0
        for channel, limit in most.items()
    }
    return {
        "User": {"Id": session.user.id, "Arn": directory.arn("agent", session.user.id)},
        "RoutingProfile": {"Id": profile.id, "Arn": directory.arn("routing-profile", profile.id)},
        "Status": {
            "StatusName": session.status,
            "StatusArn": directory.arn("agent-state", status.id) if status else None,
            "StatusStartTimestamp": session.status_since,
        },
        "AvailableSlotsByChannel": free,
        "MaxSlotsByChannel": most,
        "ActiveSlotsByChannel": {channel: taken[channel] for channel in most},
        "Contacts": [_contact(instance, slot) for slot in session.slots.values()],
        "NextStatus": session.next_status,
    }


def _contact(instance: ConnectInstance, slot: Slot) -> Json:
    contact = slot.contact
    visit = contact.visit
    state = _STATES.get(slot.activity, "CONNECTED_ONHOLD" if contact.state == "ON_HOLD" else "CONNECTED")
    queue = {"Id": visit.queue_id, "Arn": instance.directory.arn("queue", visit.queue_id)} if visit else None
    return {
        "ContactId": contact.id,
        "Channel": contact.channel,
        "InitiationMethod": contact.initiation_method,
        "AgentContactState": state,
        "StateStartTimestamp": slot.since,
        "ConnectedToAgentTimestamp": contact.agent.connected if contact.agent else None,
        "Queue": queue,
    }


def contact_metrics(service: "ConnectService", parameters: Json) -> Json:
    """GetContactMetrics: position and estimated wait of a contact in a queue."""
    instance = instance_of(service, parameters)
    contact = known(instance, instance.centre.contacts, parameters["ContactId"], "contact")
    position = position_in_queue(instance.centre, contact)
    if position is None or contact.visit is None:
        raise InvalidRequest("the contact is in no queue")
    wait = estimate_wait(instance.centre, contact.visit.queue_id, position)
    values = {"POSITION_IN_QUEUE": float(position), "ESTIMATED_WAIT_TIME": float(round(wait))}
    results = [
        {"Name": metric["Name"], "Value": {"Number": values[metric["Name"]]}} for metric in parameters["Metrics"]
    ]
    return {"MetricResults": results, "Id": contact.id, "Arn": instance.directory.arn("contact", contact.id)}


OPERATIONS: dict[str, Operation] = {
    "GetCurrentMetricData": current_metrics,
    "PutUserStatus": put_status,
    "GetCurrentUserData": current_users,
    "GetContactMetrics": contact_metrics,
}
