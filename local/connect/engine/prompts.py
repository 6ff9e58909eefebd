"""Prompts: the parameters that several actions share, and turning them into what is heard."""

from collections.abc import Iterator

from local.connect.engine.execution import Execution
from local.connect.engine.host import Message
from local.connect.language.model import Action
from local.connect.language.parameters import Group, Value, free, static, whole
from local.connect.language.rules import one_of
from local.connect.ports import Json

PROMPT_NAMES = ("Text", "SSML", "PromptId", "Media")


def prompt_fields() -> dict[str, Value | Group]:
    """Text, SSML, PromptId, Media: exactly one."""
    media = Group(
        {
            "Uri": free(required=True),
            "SourceType": static(one_of("S3"), required=True),
            "MediaType": static(one_of("Audio"), required=True),
        }
    )
    return {"PromptId": whole(), "Text": free(), "SSML": free(), "Media": media}


def prompt_faults(action: Action, *instead: str) -> Iterator[tuple[str, str]]:
    """A prompt must be there (or one of `instead`), and must not be empty."""
    given = [name for name in (*PROMPT_NAMES, *instead) if action.parameters.get(name) is not None]
    if not given:
        yield "Parameters", f"one of {', '.join(PROMPT_NAMES)} is missing"
    for name in given:
        if action.parameters[name] == "":
            yield name, "is empty"


def read_message(execution: Execution, parameters: Json) -> Message | None:
    """What is to be heard; None when the prompt does not exist. Parameters are resolved already."""
    if parameters.get("PromptId") is not None:  # a reference that finds nothing is no prompt
        prompt = execution.host.find_prompt(str(parameters["PromptId"]))
        message = None if prompt is None else Message(prompt=prompt)
    elif isinstance(parameters.get("Media"), dict):
        message = Message(prompt=str(parameters["Media"].get("Uri", "")))
    elif parameters.get("SSML") is not None:
        message = Message(ssml=str(parameters["SSML"]))
    else:
        text = str(parameters.get("Text") or "")
        spoken = text.lstrip().startswith("<speak>") or parameters.get("TextToSpeechType") == "ssml"
        message = Message(ssml=text) if spoken else Message(text=text)
    if message is None:
        return None
    duration = execution.host.speaking_time(message)
    return Message(message.text, message.ssml, message.prompt, duration) if duration else message
