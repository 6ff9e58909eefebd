"""Actions and flows in few words."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

LAMBDA = "arn:aws:lambda:eu-central-1:123456789012:function:"
Action = dict[str, Any]


def action(
    identifier: str,
    type_: str,
    parameters: Mapping[str, Any] | None = None,
    then: str | None = None,
    *,
    when: Mapping[str, str] | Sequence[tuple[str, str, str]] = (),
    errors: Mapping[str, str] | None = None,
) -> Action:
    """One action. when: {operand of Equals: target}, or (operator, operand, target)s."""
    triples = [("Equals", o, t) for o, t in when.items()] if isinstance(when, Mapping) else list(when)
    transitions: dict[str, Any] = {
        "Conditions": [{"NextAction": t, "Condition": {"Operator": op, "Operands": [o]}} for op, o, t in triples],
        "Errors": [{"ErrorType": error, "NextAction": target} for error, target in (errors or {}).items()],
    }
    if then is not None:
        transitions["NextAction"] = then
    return {
        "Identifier": identifier,
        "Type": type_,
        "Parameters": dict(parameters or {}),
        "Transitions": transitions,
    }


def say(identifier: str, text: str, then: str) -> Action:
    """A prompt."""
    return action(identifier, "MessageParticipant", {"Text": text}, then, errors={"NoMatchingError": then})


def menu(identifier: str, text: str, keys: Mapping[str, str], otherwise: str, timeout: str | None = None) -> Action:
    """A menu of five seconds."""
    return action(
        identifier,
        "GetParticipantInput",
        {"Text": text, "StoreInput": "False", "InputTimeLimitSeconds": "5"},
        otherwise,
        when=keys,
        errors={
            "NoMatchingCondition": otherwise,
            "NoMatchingError": otherwise,
            "InputTimeLimitExceeded": timeout or otherwise,
        },
    )


def to_queue(queue_id: str, full: str = "bye") -> list[Action]:
    """Set the queue ("queue") and go there."""
    return [
        action(
            "queue", "UpdateContactTargetQueue", {"QueueId": queue_id}, "transfer", errors={"NoMatchingError": "bye"}
        ),
        action(
            "transfer", "TransferContactToQueue", {}, "bye", errors={"QueueAtCapacity": full, "NoMatchingError": "bye"}
        ),
    ]


def invoke(identifier: str, function: str, then: str, failed: str, **extra: Any) -> Action:
    """A function with eight seconds."""
    parameters = {"LambdaFunctionARN": LAMBDA + function, "InvocationTimeLimitSeconds": "8", **extra}
    return action(identifier, "InvokeLambdaFunction", parameters, then, errors={"NoMatchingError": failed})


BYE = action("bye", "DisconnectParticipant")


def document(*actions: Action, **more: Any) -> str:
    """A flow that starts at the first action."""
    return json.dumps(
        {"Version": "2019-10-30", "StartAction": actions[0]["Identifier"], "Actions": list(actions), **more}
    )
