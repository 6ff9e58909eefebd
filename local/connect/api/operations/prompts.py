"""Prompts: recorded sounds."""

from typing import TYPE_CHECKING

from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, delete, instance_of, known, page, rename
from local.connect.contacts.resources import Named
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

_DATA = ("S3Uri", "Description", "Tags")


def create(service: "ConnectService", parameters: Json) -> Json:
    """CreatePrompt."""
    instance = instance_of(service, parameters)
    data = {name: parameters[name] for name in _DATA if name in parameters}
    return _names(instance, instance.create_prompt(parameters["Name"], data))


def _names(instance: ConnectInstance, prompt_id: str) -> Json:
    return {"PromptId": prompt_id, "PromptARN": instance.directory.arn("prompt", prompt_id)}


def _prompt(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, Named]:
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.prompts, parameters["PromptId"], "prompt")


def _describe(instance: ConnectInstance, prompt: Named) -> Json:
    return {
        **_names(instance, prompt.id),
        "Name": prompt.name,
        "Description": prompt.data.get("Description") or None,
        "Tags": dict(prompt.data.get("Tags") or {}),
    }


def describe(service: "ConnectService", parameters: Json) -> Json:
    """DescribePrompt."""
    return {"Prompt": _describe(*_prompt(service, parameters))}


def get_file(service: "ConnectService", parameters: Json) -> Json:
    """GetPromptFile: the address from which the prompt was made; nothing is signed here."""
    _, prompt = _prompt(service, parameters)
    return {"PromptPresignedUrl": prompt.data.get("S3Uri") or f"s3://prompts/{prompt.id}.wav"}


def list_prompts(service: "ConnectService", parameters: Json) -> Json:
    """ListPrompts."""
    directory = instance_of(service, parameters).directory
    items = [{"Id": p.id, "Arn": directory.arn("prompt", p.id), "Name": p.name} for p in directory.prompts.values()]
    return page("PromptSummaryList", items, parameters)


def search_prompts(service: "ConnectService", parameters: Json) -> Json:
    """SearchPrompts."""
    instance = instance_of(service, parameters)
    return search("Prompts", [_describe(instance, one) for one in instance.directory.prompts.values()], parameters)


def update(service: "ConnectService", parameters: Json) -> Json:
    """UpdatePrompt."""
    instance, prompt = _prompt(service, parameters)
    rename(prompt, parameters, instance.directory.prompts)
    prompt.data.update({name: parameters[name] for name in _DATA if name in parameters})
    return _names(instance, prompt.id)


def remove(service: "ConnectService", parameters: Json) -> None:
    """DeletePrompt."""
    instance = instance_of(service, parameters)
    delete(instance.directory.prompts, parameters["PromptId"], instance, "prompt")


OPERATIONS: dict[str, Operation] = {
    "CreatePrompt": create,
    "DescribePrompt": describe,
    "GetPromptFile": get_file,
    "ListPrompts": list_prompts,
    "SearchPrompts": search_prompts,
    "UpdatePrompt": update,
    "DeletePrompt": remove,
}
