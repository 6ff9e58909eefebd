"""Security profiles: kept and told; the simulator enforces none."""

from typing import TYPE_CHECKING

from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, delete, instance_of, known, page
from local.connect.contacts.resources import Named
from local.connect.errors import ResourceInUse
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

_HIERARCHY = ("HierarchyRestrictedResources", "AllowedAccessControlHierarchyGroupId")
_DATA = ("Description", "Permissions", "AllowedAccessControlTags", "TagRestrictedResources", *_HIERARCHY)


def create_security_profile(service: "ConnectService", parameters: Json) -> Json:
    """CreateSecurityProfile."""
    instance = instance_of(service, parameters)
    data = {name: parameters[name] for name in (*_DATA, "Tags") if name in parameters}
    profile_id = instance.create_security_profile(parameters["SecurityProfileName"], data)
    arn = instance.directory.arn("security-profile", profile_id)
    return {"SecurityProfileId": profile_id, "SecurityProfileArn": arn}


def _profile(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, Named]:
    instance = instance_of(service, parameters)
    profiles = instance.directory.security_profiles
    return instance, known(instance, profiles, parameters["SecurityProfileId"], "security profile")


def _describe(instance: ConnectInstance, profile: Named) -> Json:
    told = ("Description", "Tags", "AllowedAccessControlTags", "TagRestrictedResources", *_HIERARCHY)
    return {
        "Id": profile.id,
        "Arn": instance.directory.arn("security-profile", profile.id),
        "SecurityProfileName": profile.name,
        **{name: profile.data.get(name) for name in told},
    }


def describe_security_profile(service: "ConnectService", parameters: Json) -> Json:
    """DescribeSecurityProfile."""
    return {"SecurityProfile": _describe(*_profile(service, parameters))}


def list_security_profiles(service: "ConnectService", parameters: Json) -> Json:
    """ListSecurityProfiles."""
    directory = instance_of(service, parameters).directory
    items = [
        {"Id": p.id, "Arn": directory.arn("security-profile", p.id), "Name": p.name}
        for p in directory.security_profiles.values()
    ]
    return page("SecurityProfileSummaryList", items, parameters)


def delete_security_profile(service: "ConnectService", parameters: Json) -> None:
    """DeleteSecurityProfile; refused while a user has it."""
    instance, profile = _profile(service, parameters)
    if any(profile.id in user.security_profiles for user in instance.directory.users.values()):
        raise ResourceInUse(f"users have the security profile {profile.name!r}")
    delete(instance.directory.security_profiles, parameters["SecurityProfileId"], instance, "security profile")


def update_security_profile(service: "ConnectService", parameters: Json) -> None:
    """UpdateSecurityProfile."""
    _, profile = _profile(service, parameters)
    profile.data.update({name: parameters[name] for name in _DATA if name in parameters})


def list_permissions(service: "ConnectService", parameters: Json) -> Json:
    """ListSecurityProfilePermissions."""
    _, profile = _profile(service, parameters)
    return page("Permissions", profile.data.get("Permissions") or [], parameters)


def search_security_profiles(service: "ConnectService", parameters: Json) -> Json:
    """SearchSecurityProfiles; the answer is shorter than a description."""
    instance = instance_of(service, parameters)
    shown = ("Id", "Arn", "SecurityProfileName", "Description", "Tags")
    described = (_describe(instance, profile) for profile in instance.directory.security_profiles.values())
    return search("SecurityProfiles", [{name: one[name] for name in shown} for one in described], parameters)


OPERATIONS: dict[str, Operation] = {
    "CreateSecurityProfile": create_security_profile,
    "DescribeSecurityProfile": describe_security_profile,
    "ListSecurityProfiles": list_security_profiles,
    "SearchSecurityProfiles": search_security_profiles,
    "UpdateSecurityProfile": update_security_profile,
    "ListSecurityProfilePermissions": list_permissions,
    "DeleteSecurityProfile": delete_security_profile,
}
