"""Predefined attributes: what proficiencies and routing criteria are made of."""

from typing import TYPE_CHECKING

from local.connect.api.operations.keeping import pick
from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, instance_of, page
from local.connect.errors import DuplicateResource, ResourceNotFound
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

_CHANGED = ("Values", "Purposes", "AttributeConfiguration")


def _kept(service: "ConnectService", parameters: Json) -> dict[str, Json]:
    """By name."""
    return instance_of(service, parameters).directory.kept.setdefault("predefined-attribute", {})


def _find(service: "ConnectService", parameters: Json) -> Json:
    found = _kept(service, parameters).get(parameters["Name"])
    if found is None:
        raise ResourceNotFound(f"there is no predefined attribute {parameters['Name']!r}")
    return found


def create(service: "ConnectService", parameters: Json) -> None:
    """CreatePredefinedAttribute."""
    kept, name = _kept(service, parameters), parameters["Name"]
    if name in kept:
        raise DuplicateResource(f"there is a predefined attribute {name!r} already")
    now = instance_of(service, parameters).centre.now()
    kept[name] = {"Name": name, **pick(parameters, *_CHANGED), "LastModifiedTime": now}


def describe(service: "ConnectService", parameters: Json) -> Json:
    """DescribePredefinedAttribute."""
    return {"PredefinedAttribute": _find(service, parameters)}


def list_attributes(service: "ConnectService", parameters: Json) -> Json:
    """ListPredefinedAttributes."""
    items = [pick(one, "Name", "LastModifiedTime") for one in _kept(service, parameters).values()]
    return page("PredefinedAttributeSummaryList", items, parameters)


def search_attributes(service: "ConnectService", parameters: Json) -> Json:
    """SearchPredefinedAttributes."""
    return search("PredefinedAttributes", _kept(service, parameters).values(), parameters)


def update(service: "ConnectService", parameters: Json) -> None:
    """UpdatePredefinedAttribute."""
    now = instance_of(service, parameters).centre.now()
    _find(service, parameters).update(pick(parameters, *_CHANGED), LastModifiedTime=now)


def delete(service: "ConnectService", parameters: Json) -> None:
    """DeletePredefinedAttribute."""
    _find(service, parameters)
    del _kept(service, parameters)[parameters["Name"]]


OPERATIONS: dict[str, Operation] = {
    "CreatePredefinedAttribute": create,
    "DescribePredefinedAttribute": describe,
    "ListPredefinedAttributes": list_attributes,
    "SearchPredefinedAttributes": search_attributes,
    "UpdatePredefinedAttribute": update,
    "DeletePredefinedAttribute": delete,
}
