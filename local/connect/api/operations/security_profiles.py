"""Security profiles and agent statuses."""

from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, delete, instance_of, known, page
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService


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


OPERATIONS: dict[str, Operation] = {
    "CreateSecurityProfile": create_security_profile,
    "DescribeSecurityProfile": describe_security_profile,
    "ListSecurityProfiles": list_security_profiles,
    "DeleteSecurityProfile": delete_security_profile,
    "CreateAgentStatus": create_status,
    "ListAgentStatuses": list_statuses,
}
