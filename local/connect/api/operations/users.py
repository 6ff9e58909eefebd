"""Users."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, delete, instance_of, known, page
from local.connect.contacts.directory import bare_id
from local.connect.contacts.resources import User
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService


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


def add_proficiencies(service: "ConnectService", parameters: Json) -> None:
    """AssociateUserProficiencies, and UpdateUserProficiencies for those that are there."""
    instance, user = _user(service, parameters)
    for item in parameters["UserProficiencies"]:
        user.proficiencies[item["AttributeName"], item["AttributeValue"]] = float(item["Level"])
    instance.centre.router.match()


def remove_proficiencies(service: "ConnectService", parameters: Json) -> None:
    """DisassociateUserProficiencies."""
    _, user = _user(service, parameters)
    for item in parameters["UserProficiencies"]:
        user.proficiencies.pop((item["AttributeName"], item["AttributeValue"]), None)


def list_proficiencies(service: "ConnectService", parameters: Json) -> Json:
    """ListUserProficiencies."""
    _, user = _user(service, parameters)
    items = [
        {"AttributeName": name, "AttributeValue": value, "Level": level}
        for (name, value), level in user.proficiencies.items()
    ]
    return page("UserProficiencyList", items, parameters)


OPERATIONS: dict[str, Operation] = {
    "CreateUser": create_user,
    "DescribeUser": describe_user,
    "ListUsers": list_users,
    "UpdateUserRoutingProfile": _user_change(_set_profile),
    "UpdateUserIdentityInfo": _user_change(_set_identity),
    "UpdateUserPhoneConfig": _user_change(_set_phone),
    "UpdateUserSecurityProfiles": _user_change(_set_security),
    "DeleteUser": delete_user,
    "AssociateUserProficiencies": add_proficiencies,
    "UpdateUserProficiencies": add_proficiencies,
    "DisassociateUserProficiencies": remove_proficiencies,
    "ListUserProficiencies": list_proficiencies,
}
