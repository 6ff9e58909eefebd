"""References such as `$.Attributes.name` ("List of available contact attributes and their JSONPath references")."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from local.connect.language.parsing import as_text

ROOTS = frozenset(
    {
        "AdditionalContext",
        "AdditionalEmailRecipients",
        "Agent",
        "AgentWorkspace",
        "Attributes",
        "AwsRegion",
        "Bot",
        "CallbackNumber",
        "Capabilities",
        "Campaign",
        "Case",
        "Channel",
        "Channels",
        "ContactId",
        "Customer",
        "CustomerCallbackNumber",
        "CustomerEndpoint",
        "CustomerId",
        "DataTableList",
        "DataTables",
        "DeliveryReceipts",
        "Description",
        "Email",
        "ErrorDetails",
        "External",
        "FlowAttributes",
        "InitialContactId",
        "InitiationMethod",
        "InitiationTimestamp",
        "InstanceARN",
        "InstanceId",
        "LambdaInvocation",
        "LanguageCode",
        "Lex",
        "Loop",
        "Media",
        "MediaStreams",
        "MessageTemplate",
        "Metrics",
        "Modules",
        "Name",
        "Outbound",
        "OutboundCommunication",
        "PreviousContactId",
        "Queue",
        "References",
        "RelatedContactId",
        "RoutingCriteria",
        "SegmentAttributes",
        "StoredCustomerInput",
        "SystemEndpoint",
        "Tags",
        "TargetQueue",
        "Task",
        "TextToSpeechVoice",
        "TextToSpeechVoiceId",
        "TransferredToEndpoint",
        "Views",
        "VoiceId",
        "WhatsApp",
        "Wisdom",
    }
)
_ROOT = r"\$(?:\.[A-Za-z]\w*|\['[A-Za-z]\w*'\])"
_STEP = r"(?:\.[\w-]+|\.?\[(?:'[^']*'|\"[^\"]*\"|\d+|\*)\])"
_WHOLE = re.compile(rf"{_ROOT}{_STEP}*\Z")
_INSIDE = re.compile(rf"{_ROOT}{_STEP}*")
_STEPS = re.compile(r"\.([\w-]+)|\['([^']*)'\]|\[\"([^\"]*)\"\]|\[(\d+|\*)\]")
_PLACEHOLDER = re.compile(r"\$\{[^}]*\}|\{\{.*?\}\}|\A<[^<>]+>\Z|%[A-Za-z_]+%")
Resolve = Callable[[tuple[str, ...]], Any]


def is_reference(value: str) -> bool:
    """Whether the whole value is one reference."""
    return value.startswith(("$.", "$[")) and _WHOLE.match(value) is not None


def has_known_root(reference: str) -> bool:
    """Whether the reference begins with a name that the flow's data has; `$.BadValue` does not."""
    return path_of(reference)[0] in ROOTS


def has_marks(value: str) -> bool:
    """Whether there may be a reference in the text: a quick look, before a thorough one."""
    return "$." in value or "$[" in value


def has_reference(value: str) -> bool:
    """Whether a reference stands anywhere in the text."""
    return has_marks(value) and any(has_known_root(found) for found in references_in(value))


def references_in(value: str) -> Iterator[str]:
    """All references in the text, as written."""
    return (found.group().rstrip(".") for found in _INSIDE.finditer(value))


def is_placeholder(value: str) -> bool:
    """Whether the value is (or holds) a token that a deployment fills in: ${X}, {{X}}, <X>."""
    return _PLACEHOLDER.search(value) is not None


def placeholders_in(value: str) -> list[str]:
    """The tokens that a deployment fills in."""
    return [found.group() for found in _PLACEHOLDER.finditer(value)]


def path_of(reference: str) -> tuple[str, ...]:
    """`$.Attributes.name` -> ("Attributes", "name")."""
    steps = _STEPS.findall(reference[1:])
    return tuple(next(part for part in step if part) for step in steps)


def fill(value: str, resolve: Resolve) -> str:
    """The value with its references replaced. What does not exist reads as nothing."""
    if not has_marks(value):
        return value
    if is_reference(value):
        return text_of(resolve(path_of(value)))
    return _INSIDE.sub(lambda found: _fill_one(found.group(), resolve), value)


def _fill_one(written: str, resolve: Resolve) -> str:
    """A reference inside a text. `$.Attributes.name.Please` is the attribute and a careless full stop."""
    path = path_of(written)
    if path[0] not in ROOTS:
        return written
    for length in range(len(path), 0, -1):
        found = resolve(path[:length])
        if found is not None and not (isinstance(found, dict) and length < len(path)):
            rest = "".join(f".{step}" for step in path[length:])
            return text_of(found) + rest
    return ""


def text_of(value: Any) -> str:
    """What was found as a text: nothing reads as ""."""
    return "" if value is None else as_text(value)
