"""Routing profiles, security profiles, users, agent statuses."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, delete, instance_of, known, page
from local.connect.contacts.directory import bare_id
from local.connect.contacts.resources import ProfileQueue, RoutingProfile, User
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService


# --- routing profiles ----------------------------------------------------------------------------------------------
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
    instance, profile = _profile(service, parameters)
    users = [user for user in instance.directory.users.values() if user.routing_profile_id == profile.id]
    described = {
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
        "AssociatedQueueIds": [entry.queue_id for entry in profile.queues],
    }
    return {"RoutingProfile": described}


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
    """DeleteRoutingProfile."""
    instance, profile = _profile(service, parameters)
    delete(instance.directory.profiles, profile.id, instance, "routing profile")


# --- security profiles and statuses --------------------------------------------------------------------------------
def create_security_profile(service: "ConnectService", parameters: Json) -> Json:
    """CreateSecurityProfile."""
    instance = instance_of(service, parameters)
    data = {key: parameters.get(key) for key in ("Description", "Permissions", "Tags")}
    profile_id = instance.create_security_profile(parameters["SecurityProfileName"], data)
    arn = instance.directory.arn("security-profile", profile_id)
    return {"SecurityProfileId": profile_id, "SecurityProfileArn": arn}


def describe_security_profile(service: "ConnectService", parameters: Json) -> Json:
    """DescribeSecurityProfile."""
    instance = instance_of(service, parameters)
    profiles = instance.directory.security_profiles
    profile = known(instance, profiles, parameters["SecurityProfileId"], "security profile")
    described = {
        "Id": profile.id,
        "Arn": instance.directory.arn("security-profile", profile.id),
        "SecurityProfileName": profile.name,
        "Description": profile.data.get("Description"),
        "Tags": profile.data.get("Tags"),
    }
    return {"SecurityProfile": described}


def list_security_profiles(service: "ConnectService", parameters: Json) -> Json:
    """ListSecurityProfiles."""
    directory = instance_of(service, parameters).directory
    items = [
        {"Id": p.id, "Arn": directory.arn("security-profile", p.id), "Name": p.name}
        for p in directory.security_profiles.values()
    ]
    return page("SecurityProfileSummaryList", items, parameters)


def delete_security_profile(service: "ConnectService", parameters: Json) -> None:
    """DeleteSecurityProfile."""
    instance = instance_of(service, parameters)
    delete(instance.directory.security_profiles, parameters["SecurityProfileId"], instance, "security profile")


def create_status(service: "ConnectService", parameters: Json) -> Json:
    """CreateAgentStatus."""
    instance = instance_of(service, parameters)
    status_id = instance.create_agent_status(parameters["Name"], {"State": parameters["State"]})
    return {"AgentStatusId": status_id, "AgentStatusARN": instance.directory.arn("agent-state", status_id)}


def list_statuses(service: "ConnectService", parameters: Json) -> Json:
    """ListAgentStatuses."""
    directory = instance_of(service, parameters).directory
    types = {"Available": "ROUTABLE", "Offline": "OFFLINE"}
    items = [
        {
            "Id": status.id,
            "Arn": directory.arn("agent-state", status.id),
            "Name": status.name,
            "Type": types.get(status.name, "CUSTOM"),
        }
        for status in directory.statuses.values()
    ]
    return page("AgentStatusSummaryList", items, parameters)


# --- users ---------------------------------------------------------------------------------------------------------
def create_user(service: "ConnectService", parameters: Json) -> Json:
    """CreateUser."""
    instance = instance_of(service, parameters)
    identity = parameters.get("IdentityInfo") or {}
    user_id = instance.create_user(
        parameters["Username"],
        parameters["RoutingProfileId"],
        first_name=identity.get("FirstName", ""),
        last_name=identity.get("LastName", ""),
        email=identity.get("Email", ""),
        security_profiles=parameters["SecurityProfileIds"],
        phone=parameters.get("PhoneConfig"),
        tags=parameters.get("Tags"),
    )
    return {"UserId": user_id, "UserArn": instance.directory.arn("agent", user_id)}


def _user(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, User]:
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.users, parameters["UserId"], "user")


def describe_user(service: "ConnectService", parameters: Json) -> Json:
    """DescribeUser."""
    instance, user = _user(service, parameters)
    described = {
        "Id": user.id,
        "Arn": instance.directory.arn("agent", user.id),
        "Username": user.username,
        "IdentityInfo": {"FirstName": user.first_name, "LastName": user.last_name, "Email": user.email or None},
        "PhoneConfig": user.phone,
        "SecurityProfileIds": user.security_profiles,
        "RoutingProfileId": user.routing_profile_id,
        "Tags": dict(user.tags),
    }
    return {"User": described}


def list_users(service: "ConnectService", parameters: Json) -> Json:
    """ListUsers."""
    directory = instance_of(service, parameters).directory
    items = [
        {"Id": u.id, "Arn": directory.arn("agent", u.id), "Username": u.username} for u in directory.users.values()
    ]
    return page("UserSummaryList", items, parameters)


def _user_change(change: Callable[[ConnectInstance, User, Json], None]) -> Operation:
    def operation(service: "ConnectService", parameters: Json) -> None:
        change(*_user(service, parameters), parameters)

    return operation


def _set_profile(instance: ConnectInstance, user: User, parameters: Json) -> None:
    profiles = instance.directory.profiles
    user.routing_profile_id = known(instance, profiles, parameters["RoutingProfileId"], "routing profile").id
    instance.centre.router.match()


def _set_identity(_: ConnectInstance, user: User, parameters: Json) -> None:
    identity = parameters["IdentityInfo"]
    user.first_name = identity.get("FirstName", user.first_name)
    user.last_name = identity.get("LastName", user.last_name)
    user.email = identity.get("Email", user.email)


def _set_phone(_: ConnectInstance, user: User, parameters: Json) -> None:
    user.phone = parameters["PhoneConfig"]


def _set_security(_: ConnectInstance, user: User, parameters: Json) -> None:
    user.security_profiles = [bare_id(entry) for entry in parameters["SecurityProfileIds"]]


def delete_user(service: "ConnectService", parameters: Json) -> None:
    """DeleteUser."""
    instance, user = _user(service, parameters)
    delete(instance.directory.users, user.id, instance, "user")


OPERATIONS: dict[str, Operation] = {
    "CreateRoutingProfile": create_profile,
    "DescribeRoutingProfile": describe_profile,
    "ListRoutingProfiles": list_profiles,
    "ListRoutingProfileQueues": list_profile_queues,
    "AssociateRoutingProfileQueues": associate_queues,
    "UpdateRoutingProfileQueues": associate_queues,
    "DisassociateRoutingProfileQueues": disassociate_queues,
    "DeleteRoutingProfile": delete_profile,
    "CreateSecurityProfile": create_security_profile,
    "DescribeSecurityProfile": describe_security_profile,
    "ListSecurityProfiles": list_security_profiles,
    "DeleteSecurityProfile": delete_security_profile,
    "CreateAgentStatus": create_status,
    "ListAgentStatuses": list_statuses,
    "CreateUser": create_user,
    "DescribeUser": describe_user,
    "ListUsers": list_users,
    "UpdateUserRoutingProfile": _user_change(_set_profile),
    "UpdateUserIdentityInfo": _user_change(_set_identity),
    "UpdateUserPhoneConfig": _user_change(_set_phone),
    "UpdateUserSecurityProfiles": _user_change(_set_security),
    "DeleteUser": delete_user,
}
