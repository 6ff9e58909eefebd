"""Users."""

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING

from local.connect.api.operations import hierarchies
from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, delete, instance_of, known, page
from local.connect.contacts.directory import bare_id
from local.connect.contacts.presence import NotPossible
from local.connect.contacts.resources import User
from local.connect.errors import InvalidParameter, InvalidRequest
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

_CONFIGS = (
    "AutoAcceptConfigs",
    "AfterContactWorkConfigs",
    "PhoneNumberConfigs",
    "PersistentConnectionConfigs",
    "VoiceEnhancementConfigs",
)


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
    user = instance.directory.users[user_id]
    _set_group(instance, user, parameters)
    _set_config(instance, user, parameters)
    return {"UserId": user_id, "UserArn": instance.directory.arn("agent", user_id)}


def _user(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, User]:
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.users, parameters["UserId"], "user")


def describe_user(service: "ConnectService", parameters: Json) -> Json:
    """DescribeUser."""
    return {"User": _describe(*_user(service, parameters))}


def _describe(instance: ConnectInstance, user: User) -> Json:
    return {
        "Id": user.id,
        "Arn": instance.directory.arn("agent", user.id),
        "Username": user.username,
        "IdentityInfo": {"FirstName": user.first_name, "LastName": user.last_name, "Email": user.email or None},
        "PhoneConfig": user.phone,
        "SecurityProfileIds": user.security_profiles,
        "RoutingProfileId": user.routing_profile_id,
        "HierarchyGroupId": user.hierarchy_group,
        "Tags": dict(user.tags),
        **user.settings,
    }


def search_users(service: "ConnectService", parameters: Json) -> Json:
    """SearchUsers."""
    instance = instance_of(service, parameters)
    users = instance.directory.users
    groups = instance.directory.kept.get(hierarchies.KIND, {})

    def in_group(item: Json, condition: Json) -> bool:
        wanted, own = bare_id(condition.get("Value") or ""), item["HierarchyGroupId"]
        if condition.get("HierarchyGroupMatchType") == "WITH_CHILD_GROUPS":
            return wanted in hierarchies.path(groups, own)
        return bool(own == wanted)

    def has_skills(item: Json, condition: Json) -> bool:
        return all(_is_skilled(users[item["Id"]], part) for part in condition.get("Conditions") or [])

    items = []
    for user in users.values():
        described = _describe(instance, user)
        described["IdentityInfo"] = {
            "FirstName": user.first_name,
            "LastName": user.last_name,
        }  # searching tells no address
        items.append(described)
    return search("Users", items, parameters, {"HierarchyGroupCondition": in_group, "ListCondition": has_skills})


_LEVELS: dict[str, Callable[[float, float], bool]] = {
    "GREATER_OR_EQUAL": operator.ge,
    "GREATER": operator.gt,
    "LESSER_OR_EQUAL": operator.le,
    "LESSER": operator.lt,
    "EQUAL": operator.eq,
    "NOT_EQUAL": operator.ne,
}


def _is_skilled(user: User, condition: Json) -> bool:
    """Whether the user has a proficiency: an attribute (FieldName) with a value, or with a level."""
    text, number = condition.get("StringCondition"), condition.get("NumberCondition")
    if text:
        return (text.get("FieldName"), text.get("Value")) in user.proficiencies
    if not number:
        raise InvalidParameter("a condition of a list needs a StringCondition or NumberCondition")
    levels = [level for (name, _), level in user.proficiencies.items() if name == number.get("FieldName")]
    kind, least = number.get("ComparisonType") or "EQUAL", float(number.get("MinValue") or 0)
    if kind == "RANGE":
        return any(least <= level <= float(number.get("MaxValue") or 5) for level in levels)
    bound = float(number.get("MaxValue") or 0) if kind.startswith("LESSER") else least
    return any(_LEVELS[kind](level, bound) for level in levels)


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
    user.phone = dict(parameters["PhoneConfig"])


def _set_security(_: ConnectInstance, user: User, parameters: Json) -> None:
    user.security_profiles = [bare_id(entry) for entry in parameters["SecurityProfileIds"]]


def _set_group(instance: ConnectInstance, user: User, parameters: Json) -> None:
    """Without a group: in none."""
    groups, wanted = instance.directory.kept.get(hierarchies.KIND, {}), parameters.get("HierarchyGroupId")
    user.hierarchy_group = known(instance, groups, wanted, "hierarchy group")["Id"] if wanted else None


def _set_config(_: ConnectInstance, user: User, parameters: Json) -> None:
    """By channel; what is said of voice is obeyed."""
    user.settings.update({name: parameters[name] for name in _CONFIGS if name in parameters})
    for item in parameters.get("AutoAcceptConfigs") or []:
        if item["Channel"] == "VOICE":
            user.phone["AutoAccept"] = item["AutoAccept"]
    for item in parameters.get("AfterContactWorkConfigs") or []:
        if item["Channel"] == "VOICE":
            limit = item["AfterContactWorkConfig"].get("AfterContactWorkTimeLimit", 0)
            user.phone["AfterContactWorkTimeLimit"] = limit


def delete_user(service: "ConnectService", parameters: Json) -> None:
    """DeleteUser; not while a contact is at hand. Whoever is signed in is signed out."""
    instance, user = _user(service, parameters)
    session = instance.centre.sessions.get(user.id)
    try:
        if session is not None:
            instance.centre.presence.sign_out(session)
    except NotPossible as error:
        raise InvalidRequest(str(error)) from error
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
    "SearchUsers": search_users,
    "UpdateUserHierarchy": _user_change(_set_group),
    "UpdateUserConfig": _user_change(_set_config),
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
