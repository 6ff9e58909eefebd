"""How stacks are created: templates read quickly, DependsOn kept, each resource's events told, failures named."""

# ruff: noqa: SLF001  (this module goes inside moto)

import json
from typing import Any

from botocore.exceptions import ClientError
from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import Event, Stack, cloudformation_backends

from local.cloud.server.patches import Patches


class ResourceFailed(ValidationError):  # type: ignore[misc]
    """A resource could not be made; the message names it, its type and the reason."""

    def __init__(self, logical_id: str, resource_type: str, reason: str) -> None:
        super().__init__(message=f"{logical_id} ({resource_type}): {reason}")


def install(patches: Patches) -> None:
    """Apply these rules to moto's CloudFormation until the patches are undone."""
    _read_json_templates_as_json(patches)
    _keep_depends_on(patches)
    _tell_events(patches, "parse_and_create_resource", "CREATE")
    _tell_events(patches, "parse_and_update_resource", "UPDATE")
    _mark_failed_stacks(patches)


def _read_json_templates_as_json(patches: Patches) -> None:
    # moto reads everything as YAML, in pure Python: half a megabyte of JSON takes it ten seconds.
    read_yaml = Stack.parse_template

    def parse(template: str) -> Any:
        return json.loads(template) if template.lstrip().startswith("{") else read_yaml(template)

    patches.replace(Stack, "parse_template", staticmethod(parse))


def _keep_depends_on(patches: Patches) -> None:
    # moto makes a resource as soon as something refers to it (an exported output, too), whatever it depends on.
    get = parsing.ResourceMap.__getitem__

    def get_after_dependencies(resources: Any, key: str) -> Any:
        description = resources._resource_json_map.get(key)
        if description and key not in resources._parsed_resources:
            depends = description.get("DependsOn", [])
            for dependency in [depends] if isinstance(depends, str) else depends:
                if dependency in resources._resource_json_map:
                    resources[dependency]
        return get(resources, key)

    patches.replace(parsing.ResourceMap, "__getitem__", get_after_dependencies)


def _tell_events(patches: Patches, function: str, verb: str) -> None:
    original = getattr(parsing, function)

    def tell(
        logical_id: str, resource_json: dict[str, Any], resources_map: Any, account_id: str, region_name: str
    ) -> Any:
        kind = resource_json["Type"]

        def add(status: str, resource: Any = None, reason: str | None = None) -> None:
            stack = cloudformation_backends[account_id][region_name].stacks.get(resources_map.stack_id)
            if stack is not None:
                physical_id = getattr(resource, "physical_resource_id", "") or ""
                stack.events.append(
                    Event(stack.stack_id, stack.name, logical_id, physical_id, kind, f"{verb}_{status}", reason, None)
                )

        try:
            resource = original(logical_id, resource_json, resources_map, account_id, region_name)
        except ResourceFailed:
            raise  # a resource that this one needs; it has told its own event
        except Exception as error:
            reason = describe(error)
            add("FAILED", reason=reason)
            raise ResourceFailed(logical_id, kind, reason) from error
        if resource is not None:
            add("COMPLETE", resource)
        return resource

    patches.replace(parsing, function, tell)


def _mark_failed_stacks(patches: Patches) -> None:
    create, update = Stack.create_resources, Stack.update

    def create_resources(stack: Any) -> None:
        try:
            create(stack)
        except Exception as error:
            stack.status = "CREATE_FAILED"
            stack._add_stack_event("CREATE_FAILED", describe(error))
            raise

    def update_stack(stack: Any, *args: Any, **kwargs: Any) -> None:
        try:
            update(stack, *args, **kwargs)
        except Exception as error:
            stack.status = "UPDATE_FAILED"
            stack._add_stack_event("UPDATE_FAILED", describe(error))
            raise

    patches.replace(Stack, "create_resources", create_resources)
    patches.replace(Stack, "update", update_stack)


def describe(error: Exception) -> str:
    """An exception in one sentence: AWS errors by their own message, others with their type."""
    # A refused flow brings its mistakes beside an empty message.
    refused: Any = dict(error.response).get("problems", ()) if isinstance(error, ClientError) else ()
    message = getattr(error, "message", None) or "; ".join(each["message"] for each in refused) or str(error)
    return (
        str(message)
        if type(error).__name__ in ("ClientError", "CustomResourceFailed")
        else f"{type(error).__name__}: {message}"
    )
