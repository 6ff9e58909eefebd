"""Which class makes which resource type: our own first, then moto's."""

from typing import Any

from moto.cloudformation import parsing

from local.cloud.server.patches import Patches

_OWN: dict[str, type[Any]] = {}


def register(resource_type: str, model: type[Any]) -> None:
    """Let `model` (with the methods of moto's CloudFormationModel) make this type from now on, in place of moto's."""
    _OWN[resource_type] = model


def is_known(resource_type: str) -> bool:
    """Whether a template may hold this type."""
    return _find(resource_type) is not None or resource_type in parsing.NULL_MODELS


def _find(resource_type: str) -> type[Any] | None:
    if resource_type.startswith("Custom::"):
        return _OWN.get("AWS::CloudFormation::CustomResource")
    # moto caches its own list at the first look; a class that was defined since must be found too.
    parsing.get_model_map.cache_clear()
    parsing.get_model_list.cache_clear()
    return _OWN.get(resource_type) or parsing.get_model_map().get(resource_type)


def install(patches: Patches) -> None:
    """Make moto's CloudFormation ask here, until the patches are undone."""
    name_property = parsing.resource_name_property_from_type

    def class_from_type(resource_type: str) -> type[Any] | None:
        if resource_type in parsing.NULL_MODELS:
            return None
        return _find(resource_type)

    def name_property_from_type(resource_type: str) -> str | None:
        own = _OWN.get(resource_type)
        return own.cloudformation_name_type() if own else name_property(resource_type)

    patches.replace(parsing, "resource_class_from_type", class_from_type)
    patches.replace(parsing, "resource_name_property_from_type", name_property_from_type)
