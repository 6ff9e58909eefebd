"""Instances, storage, functions, tags."""

from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, instance_of, page
from local.connect.contacts.directory import Directory, bare_id
from local.connect.errors import DuplicateResource, InvalidParameter, ResourceNotFound
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService


def create_instance(service: "ConnectService", parameters: Json) -> Json:
    """CreateInstance."""
    alias = str(parameters.get("InstanceAlias") or "instance")
    if any(instance.directory.instance.alias == alias for instance in service.instances.values()):
        raise DuplicateResource(f"there is an instance {alias!r} already")
    instance = service.create_instance(alias)
    instance.settings = {
        "IdentityManagementType": parameters["IdentityManagementType"],
        "InboundCallsEnabled": parameters["InboundCallsEnabled"],
        "OutboundCallsEnabled": parameters["OutboundCallsEnabled"],
    }
    instance.tags.update(parameters.get("Tags") or {})
    return {"Id": instance.id, "Arn": instance.arn}


def _summary(instance: ConnectInstance) -> Json:
    data = instance.directory.instance
    settings = {
        "IdentityManagementType": "CONNECT_MANAGED",
        "InboundCallsEnabled": True,
        "OutboundCallsEnabled": True,
        **{name: value for name, value in instance.settings.items() if name != "Attributes"},
    }
    return {
        "Id": data.id,
        "Arn": data.arn,
        "InstanceAlias": data.alias,
        "CreatedTime": data.created,
        "InstanceStatus": "ACTIVE",
        **settings,
    }


def describe_instance(service: "ConnectService", parameters: Json) -> Json:
    """DescribeInstance."""
    instance = instance_of(service, parameters)
    return {"Instance": {**_summary(instance), "Tags": dict(instance.tags)}}


def list_instances(service: "ConnectService", parameters: Json) -> Json:
    """ListInstances."""
    return page("InstanceSummaryList", map(_summary, service.instances.values()), parameters)


def delete_instance(service: "ConnectService", parameters: Json) -> None:
    """DeleteInstance."""
    service.instances.pop(instance_of(service, parameters).id)


def associate_storage(service: "ConnectService", parameters: Json) -> Json:
    """AssociateInstanceStorageConfig."""
    instance = instance_of(service, parameters)
    resource_type = str(parameters["ResourceType"])
    if resource_type in instance.directory.storage:
        raise DuplicateResource(f"{resource_type} has its storage already")
    return {"AssociationId": instance.associate_instance_storage_config(resource_type, parameters["StorageConfig"])}


def update_storage(service: "ConnectService", parameters: Json) -> None:
    """UpdateInstanceStorageConfig."""
    resource_type = str(parameters["ResourceType"])
    instance = instance_of(service, parameters)
    _storage(instance.directory, resource_type, str(parameters["AssociationId"]))
    instance.directory.storage[resource_type] = {
        **parameters["StorageConfig"],
        "AssociationId": parameters["AssociationId"],
    }


def disassociate_storage(service: "ConnectService", parameters: Json) -> None:
    """DisassociateInstanceStorageConfig."""
    directory = instance_of(service, parameters).directory
    _storage(directory, str(parameters["ResourceType"]), str(parameters["AssociationId"]))
    del directory.storage[str(parameters["ResourceType"])]


def describe_storage(service: "ConnectService", parameters: Json) -> Json:
    """DescribeInstanceStorageConfig."""
    directory = instance_of(service, parameters).directory
    return {"StorageConfig": _storage(directory, str(parameters["ResourceType"]), str(parameters["AssociationId"]))}


def list_storage(service: "ConnectService", parameters: Json) -> Json:
    """ListInstanceStorageConfigs."""
    found = instance_of(service, parameters).directory.storage.get(str(parameters["ResourceType"]))
    return page("StorageConfigs", [found] if found else [], parameters)


def _storage(directory: Directory, resource_type: str, association_id: str) -> Json:
    found = directory.storage.get(resource_type)
    if found is None or found["AssociationId"] != association_id:
        raise ResourceNotFound(f"there is no storage {association_id} for {resource_type}")
    return found


def associate_lambda(service: "ConnectService", parameters: Json) -> None:
    """AssociateLambdaFunction."""
    instance_of(service, parameters).associate_lambda_function(str(parameters["FunctionArn"]))


def disassociate_lambda(service: "ConnectService", parameters: Json) -> None:
    """DisassociateLambdaFunction."""
    instance_of(service, parameters).directory.lambdas.discard(str(parameters["FunctionArn"]))


def list_lambdas(service: "ConnectService", parameters: Json) -> Json:
    """ListLambdaFunctions."""
    return page("LambdaFunctions", sorted(instance_of(service, parameters).directory.lambdas), parameters)


def _tags(service: "ConnectService", arn: str) -> dict[str, str]:
    if ":phone-number/" in arn:
        for instance in service.instances.values():
            if (number := instance.directory.find(instance.directory.numbers, arn)) is not None:
                return number.tags
        raise ResourceNotFound(f"there is no resource {arn}")
    instance = service.instance(arn)
    if arn == instance.arn:
        return instance.tags
    directory = instance.directory
    kinds = (
        directory.queues,
        directory.hours,
        directory.profiles,
        directory.users,
        directory.flows,
        directory.modules,
        directory.quick_connects,
    )
    for kind in kinds:
        if (resource := kind.get(bare_id(arn))) is not None:
            tags: dict[str, str] = resource.tags
            return tags
    found = _kept_tags(directory, arn)
    if found is None:
        raise InvalidParameter(f"{arn} cannot be tagged here")
    return found


def _kept_tags(directory: Directory, arn: str) -> dict[str, str] | None:
    """Of resources that are little more than what the API says of them."""
    for named in (directory.prompts, directory.security_profiles, directory.statuses):
        if (one := named.get(bare_id(arn))) is not None:
            kept: dict[str, str] = one.data.setdefault("Tags", {})
            return kept
    for records in directory.kept.values():
        if (record := records.get(bare_id(arn))) is not None:
            told: dict[str, str] = record.setdefault("Tags", {})
            return told
    return None


def tag_resource(service: "ConnectService", parameters: Json) -> None:
    """TagResource."""
    _tags(service, str(parameters["resourceArn"])).update(parameters["tags"])


def untag_resource(service: "ConnectService", parameters: Json) -> None:
    """UntagResource."""
    tags = _tags(service, str(parameters["resourceArn"]))
    for key in parameters["tagKeys"]:
        tags.pop(str(key), None)


def list_tags(service: "ConnectService", parameters: Json) -> Json:
    """ListTagsForResource."""
    return {"tags": dict(_tags(service, str(parameters["resourceArn"])))}


OPERATIONS: dict[str, Operation] = {
    "CreateInstance": create_instance,
    "DescribeInstance": describe_instance,
    "ListInstances": list_instances,
    "DeleteInstance": delete_instance,
    "AssociateInstanceStorageConfig": associate_storage,
    "UpdateInstanceStorageConfig": update_storage,
    "DisassociateInstanceStorageConfig": disassociate_storage,
    "DescribeInstanceStorageConfig": describe_storage,
    "ListInstanceStorageConfigs": list_storage,
    "AssociateLambdaFunction": associate_lambda,
    "DisassociateLambdaFunction": disassociate_lambda,
    "ListLambdaFunctions": list_lambdas,
    "TagResource": tag_resource,
    "UntagResource": untag_resource,
    "ListTagsForResource": list_tags,
}
