"""What all operations need: the instance, pages of lists, resources by id."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from local.connect.errors import DuplicateResource, InvalidParameter, ResourceNotFound
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

R = TypeVar("R")
Operation = Callable[["ConnectService", Json], Json | None]
PAGE = 1000


def instance_of(service: "ConnectService", parameters: Json) -> ConnectInstance:
    """The instance that InstanceId names."""
    return service.instance(str(parameters["InstanceId"]))


def known(instance: ConnectInstance, resources: dict[str, R], id_or_arn: str, called: str) -> R:
    """A resource; ResourceNotFound without it."""
    found = instance.directory.find(resources, id_or_arn)
    if found is None:
        raise ResourceNotFound(f"there is no {called} {id_or_arn!r}")
    return found


def page(name: str, items: Iterable[Any], parameters: Json) -> Json:
    """One page of a list: NextToken is the position."""
    everything = list(items)
    try:
        start = int(parameters.get("NextToken") or 0)
    except ValueError as error:
        raise InvalidParameter("NextToken is not one that was given") from error
    end = start + int(parameters.get("MaxResults") or PAGE)
    return {name: everything[start:end], "NextToken": str(end) if end < len(everything) else None}


def delete(resources: dict[str, R], id_or_arn: str, instance: ConnectInstance, called: str) -> None:
    """Take a resource away."""
    found = known(instance, resources, id_or_arn, called)
    for key in [key for key, resource in resources.items() if resource is found]:
        del resources[key]


class HasName(Protocol):
    """Whatever has a name that can be changed."""

    name: str


def rename(resource: HasName, parameters: Json, others: Mapping[str, HasName]) -> None:
    """The new name, if one is given; DuplicateResource when another has it."""
    name = parameters.get("Name") or resource.name
    if any(other.name == name for other in others.values() if other is not resource):
        raise DuplicateResource(f"there is a resource named {name!r} already")
    resource.name = name
