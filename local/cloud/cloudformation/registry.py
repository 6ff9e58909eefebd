"""Which class makes which resource type: our own first, then moto's."""

import sys
from typing import Any

from moto.cloudformation import parsing

from local.cloud.server.patches import Patches

CUSTOM = "AWS::CloudFormation::CustomResource"

_OWN: dict[str, Any] = {}


def register(resource_type: str, model: Any) -> None:
    """Let `model` make this type from now on, in place of moto's own.

    model: a ResourceMaker, or a class with the methods of moto's CloudFormationModel.
    """
    _OWN[resource_type] = model


def is_known(resource_type: str) -> bool:
    """Whether a template may hold this type."""
    return _find(resource_type) is not None or resource_type in parsing.NULL_MODELS


def _find(resource_type: str) -> Any:
    if resource_type in _OWN:
        return _OWN[resource_type]
    if resource_type.startswith("Custom::"):
        return _OWN.get(CUSTOM)
    # moto caches its own list at the first look; a class that was defined since must be found too.
    parsing.get_model_map.cache_clear()
    parsing.get_model_list.cache_clear()
    return parsing.get_model_map().get(resource_type)


def install(patches: Patches) -> None:
    """Make moto's CloudFormation ask here, until the patches are undone; what is registered meanwhile is forgotten then."""
    patches.replace(sys.modules[__name__], "_OWN", {})
    moto_name_property = parsing.resource_name_property_from_type

    def name_property(resource_type: str) -> str | None:
        found = _find(resource_type) if resource_type in _OWN or resource_type.startswith("Custom::") else None
        name: str | None = found.cloudformation_name_type() if found else moto_name_property(resource_type)
        return name

    patches.replace(parsing, "resource_class_from_type", _find)
    patches.replace(parsing, "resource_name_property_from_type", name_property)
