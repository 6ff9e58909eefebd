"""Routing profiles."""

from typing import TYPE_CHECKING

from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, delete, instance_of, known, page, rename
from local.connect.contacts.directory import bare_id
from local.connect.contacts.resources import ProfileQueue, RoutingProfile
from local.connect.errors import ResourceInUse
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService


def _entries(instance: ConnectInstance, configs: list[Json]) -> list[ProfileQueue]:
    return [
        ProfileQueue(
            known(instance, instance.directory.queues, config["QueueReference"]["QueueId"], "queue").id,
            config["Priority"],
            config["Delay"],
            config["QueueReference"]["Channel"],
        )
        for config in configs
    ]


def create_profile(service: "ConnectService", parameters: Json) -> Json:
    """CreateRoutingProfile."""
    instance = instance_of(service, parameters)
    profile_id = instance.create_routing_profile(
        parameters["Name"],
        parameters["DefaultOutboundQueueId"],
        _entries(instance, parameters.get("QueueConfigs") or []),
        description=parameters["Description"],
        concurrencies=parameters["MediaConcurrencies"],
        tags=parameters.get("Tags"),
    )
    return {
        "RoutingProfileId": profile_id,
        "RoutingProfileArn": instance.directory.arn("routing-profile", profile_id),
    }


def _profile(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, RoutingProfile]:
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.profiles, parameters["RoutingProfileId"], "routing profile")


def describe_profile(service: "ConnectService", parameters: Json) -> Json:
    """DescribeRoutingProfile."""
    return {"RoutingProfile": _describe(*_profile(service, parameters))}


def _describe(instance: ConnectInstance, profile: RoutingProfile) -> Json:
    users = [user for user in instance.directory.users.values() if user.routing_profile_id == profile.id]
    return {
        "InstanceId": instance.id,
        "Name": profile.name,
        "RoutingProfileArn": instance.directory.arn("routing-profile", profile.id),
        "RoutingProfileId": profile.id,
        "Description": profile.description,
        "MediaConcurrencies": profile.concurrencies,
        "DefaultOutboundQueueId": profile.default_outbound_queue,
        "Tags": dict(profile.tags),
        "NumberOfAssociatedQueues": len(profile.queues),
        "NumberOfAssociatedUsers": len(users),
        "AgentAvailabilityTimer": profile.availability_timer,
        "AssociatedQueueIds": list(dict.fromkeys(entry.queue_id for entry in profile.queues)),
    }


def search_profiles(service: "ConnectService", parameters: Json) -> Json:
    """SearchRoutingProfiles."""
    instance = instance_of(service, parameters)
    items = [_describe(instance, profile) for profile in instance.directory.profiles.values()]
    return search("RoutingProfiles", items, parameters)


def update_name(service: "ConnectService", parameters: Json) -> None:
    """UpdateRoutingProfileName."""
    instance, profile = _profile(service, parameters)
    rename(profile, parameters, instance.directory.profiles)
    profile.description = parameters.get("Description", profile.description)


def update_concurrency(service: "ConnectService", parameters: Json) -> None:
    """UpdateRoutingProfileConcurrency: of the channels named."""
    instance, profile = _profile(service, parameters)
    fresh = {item["Channel"]: item for item in parameters["MediaConcurrencies"]}
    kept = [item for item in profile.concurrencies if item["Channel"] not in fresh]
    profile.concurrencies = [*kept, *fresh.values()]
    instance.centre.router.match()


def update_outbound_queue(service: "ConnectService", parameters: Json) -> None:
    """UpdateRoutingProfileDefaultOutboundQueue."""
    instance, profile = _profile(service, parameters)
    wanted = parameters["DefaultOutboundQueueId"]
    profile.default_outbound_queue = known(instance, instance.directory.queues, wanted, "queue").id


def update_timer(service: "ConnectService", parameters: Json) -> None:
    """UpdateRoutingProfileAgentAvailabilityTimer; kept, but the router always goes by the time since the last contact."""
    _, profile = _profile(service, parameters)
    profile.availability_timer = parameters["AgentAvailabilityTimer"]


def list_profiles(service: "ConnectService", parameters: Json) -> Json:
    """ListRoutingProfiles."""
    directory = instance_of(service, parameters).directory
    items = [
        {"Id": p.id, "Arn": directory.arn("routing-profile", p.id), "Name": p.name} for p in directory.profiles.values()
    ]
    return page("RoutingProfileSummaryList", items, parameters)


def list_profile_queues(service: "ConnectService", parameters: Json) -> Json:
    """ListRoutingProfileQueues."""
    instance, profile = _profile(service, parameters)
    items = [
        {
            "QueueId": entry.queue_id,
            "QueueArn": instance.directory.arn("queue", entry.queue_id),
            "QueueName": instance.directory.queues[entry.queue_id].name,
            "Priority": entry.priority,
            "Delay": entry.delay_s,
            "Channel": entry.channel,
        }
        for entry in profile.queues
    ]
    return page("RoutingProfileQueueConfigSummaryList", items, parameters)


def associate_queues(service: "ConnectService", parameters: Json) -> None:
    """AssociateRoutingProfileQueues, and UpdateRoutingProfileQueues for those that are there."""
    instance, profile = _profile(service, parameters)
    entries = _entries(instance, parameters.get("QueueConfigs") or [])
    fresh = {(entry.queue_id, entry.channel) for entry in entries}
    profile.queues = [entry for entry in profile.queues if (entry.queue_id, entry.channel) not in fresh] + entries
    instance.centre.router.match()


def disassociate_queues(service: "ConnectService", parameters: Json) -> None:
    """DisassociateRoutingProfileQueues."""
    _, profile = _profile(service, parameters)
    gone = {(bare_id(r["QueueId"]), r["Channel"]) for r in parameters.get("QueueReferences") or []}
    profile.queues = [entry for entry in profile.queues if (entry.queue_id, entry.channel) not in gone]


def delete_profile(service: "ConnectService", parameters: Json) -> None:
    """DeleteRoutingProfile; refused while a user has it."""
    instance, profile = _profile(service, parameters)
    if any(user.routing_profile_id == profile.id for user in instance.directory.users.values()):
        raise ResourceInUse(f"users have the routing profile {profile.name!r}")
    delete(instance.directory.profiles, profile.id, instance, "routing profile")


OPERATIONS: dict[str, Operation] = {
    "CreateRoutingProfile": create_profile,
    "DescribeRoutingProfile": describe_profile,
    "ListRoutingProfiles": list_profiles,
    "SearchRoutingProfiles": search_profiles,
    "UpdateRoutingProfileName": update_name,
    "UpdateRoutingProfileConcurrency": update_concurrency,
    "UpdateRoutingProfileDefaultOutboundQueue": update_outbound_queue,
    "UpdateRoutingProfileAgentAvailabilityTimer": update_timer,
    "ListRoutingProfileQueues": list_profile_queues,
    "AssociateRoutingProfileQueues": associate_queues,
    "UpdateRoutingProfileQueues": associate_queues,
    "DisassociateRoutingProfileQueues": disassociate_queues,
    "DeleteRoutingProfile": delete_profile,
}
