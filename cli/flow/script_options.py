"""The options of `dozor flow run`, read as a script of what the caller and the world do."""

import json
from pathlib import Path
from typing import Any

from cli.flow.asking import read_pairs, refuse

CHANNELS = ("VOICE", "CHAT", "TASK", "EMAIL")


def one_of(value: str, option: str, *allowed: str) -> str:
    """The value; refuses any other than those allowed."""
    if value not in allowed:
        refuse(f"{option} is one of {', '.join(allowed)}, not '{value}'.")
    return value


def split_keys(keys: str) -> tuple[str, ...]:
    """The keys for each question in turn; an empty one is silence."""
    wrong = set(keys) - set("0123456789*#, ")
    if wrong:
        refuse(f"--keys takes 0-9, * and #, with commas between questions; not {''.join(sorted(wrong))!r}.")
    return tuple(item.strip() for item in keys.split(",")) if keys else ()


def read_functions(given: list[str]) -> dict[str, Any]:
    """What each function answers: a document, or that it fails."""
    from cli.flow.neighbours import resolve_tokens
    from local.connect.ports import LambdaAnswer

    functions: dict[str, Any] = {}
    for name, value in read_pairs(given, "--lambda").items():
        if value == "error":
            functions[name] = LambdaAnswer(error="the function failed, as the script says")
            continue
        try:
            text = value if value.lstrip().startswith("{") else Path(value).read_text(encoding="utf-8")
            functions[name] = json.loads(resolve_tokens(text))
        except OSError as error:
            refuse(f"--lambda {name}: {value} cannot be read: {error.strerror or error}.")
        except ValueError as error:
            refuse(f"--lambda {name}: {value} is not JSON: {error}.")
    return functions


def read_known(
    attributes: list[str], given: list[str], from_: str, to: str, channel: str
) -> dict[str, dict[tuple[str, ...], str]]:
    """What references read at the beginning: root -> path -> value."""
    from local.connect.language.references import is_reference, path_of

    known: dict[str, dict[tuple[str, ...], str]] = {"Channel": {(): channel}}
    for side, number in (("CustomerEndpoint", from_), ("SystemEndpoint", to)):
        if number:
            known[side] = {("Address",): number}
    for name, value in read_pairs(attributes, "--attribute").items():
        known.setdefault("Attributes", {})[(name,)] = value
    for reference, value in read_pairs(given, "--given").items():
        if not is_reference(reference):
            refuse(f"--given wants a reference such as '$.Queue.Name=Sales', not '{reference}'.")
        root, *rest = path_of(reference)
        known.setdefault(root, {})[tuple(rest)] = value
    return known


def read_faults(given: list[str], actions: set[str]) -> dict[str, str]:
    """Action -> the error type with which it fails."""
    faults = {}
    for item in given:
        action, _, error = item.partition("=") if item not in actions else (item, "", "")
        if action not in actions:
            refuse(f"--fail: the flow has no action '{action}'.")
        faults[action] = error or "NoMatchingError"
    return faults
