"""Actions and branches in the words of people."""

import re
from collections.abc import Mapping
from typing import Any

from local.connect.language.model import Action, Branch

TITLES: Mapping[str, str] = {
    "MessageParticipant": "Say",
    "MessageParticipantIteratively": "Play in turn",
    "GetParticipantInput": "Ask for keys",
    "Compare": "Look at",
    "InvokeLambdaFunction": "Ask the function",
    "UpdateContactAttributes": "Keep",
    "UpdateFlowAttributes": "Keep in this flow",
    "UpdateContactTargetQueue": "Choose the queue",
    "TransferContactToQueue": "Go and wait in the queue",
    "DequeueContactAndTransferToQueue": "Change to the queue",
    "UpdateContactEventHooks": "Set a hook",
    "CheckHoursOfOperation": "Open now?",
    "CheckMetricData": "Look at the queue",
    "GetMetricData": "Measure the queue",
    "Loop": "Repeat",
    "DistributeByPercentage": "Draw lots",
    "TransferToFlow": "Go on in the flow",
    "InvokeFlowModule": "Call the module",
    "EndFlowModuleExecution": "Return",
    "EndFlowExecution": "End of the flow",
    "DisconnectParticipant": "Hang up",
    "ConnectParticipantWithLexBot": "Ask by a bot",
    "TransferParticipantToThirdParty": "Put through to",
    "UpdateContactTextToSpeechVoice": "Speak as",
    "UpdateContactRecordingBehavior": "Record",
    "UpdateFlowLoggingBehavior": "Write logs",
    "UpdateContactCallbackNumber": "Call back at",
    "UpdateContactRoutingBehavior": "Move in the queue",
    "UpdateContactRecordingAndAnalyticsBehavior": "Record",
    "UpdateContactData": "Note of the contact",
    "ShowView": "Show a page",
    "Wait": "Wait",
    "CreateCallbackContact": "Note a callback",
    "CreateTask": "Make a task",
}
_TELLING = (
    "Text", "SSML", "PromptId", "ComparisonValue", "LambdaFunctionARN", "QueueId", "AgentId", "ContactFlowId", "FlowModuleId",
    "ThirdPartyPhoneNumber", "LoopCount", "MetricType", "TextToSpeechVoice", "HoursOfOperationId", "FlowLoggingBehavior",
    "CallbackNumber", "Name", "Result", "QueuePriority", "QueueTimeAdjustmentSeconds", "LanguageCode", "TimeLimitSeconds",
)  # fmt: skip
_NAMES = {
    "NoMatchingError": "error",
    "NoMatchingCondition": "anything else",
    "InputTimeLimitExceeded": "silence",
    "QueueAtCapacity": "full",
    "NextAction": "",
    "Equals ContinueLooping": "again",
    "Equals DoneLooping": "enough",
    "Equals MessagesInterrupted": "interrupted",
    "CallFailed": "not reached",
    "ConnectionTimeLimitExceeded": "no answer",
}
_OPERATORS = {
    "Equals": "",
    "TextStartsWith": "begins with ",
    "TextEndsWith": "ends with ",
    "TextContains": "contains ",
    "NumberGreaterThan": "> ",
    "NumberGreaterOrEqualTo": "≥ ",
    "NumberLessThan": "< ",
    "NumberLessOrEqualTo": "≤ ",
}


def title(action: Action) -> str:
    """What the action does: "Say", "Ask for keys"; an unlisted type in separate words."""
    return TITLES.get(action.type) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", action.type)


def detail(action: Action) -> str:
    """What it does it with: the words spoken, the function, what is kept; "" when there is nothing to tell."""
    parameters = action.parameters
    for name in ("Attributes", "FlowAttributes", "EventHooks"):
        if isinstance(parameters.get(name), Mapping):
            return ", ".join(f"{key} = {_plain(value)}" for key, value in parameters[name].items())
    bot = parameters.get("LexV2Bot") or parameters.get("LexBot")
    told = [_plain(parameters[name]) for name in _TELLING if parameters.get(name) not in (None, "")]
    if isinstance(parameters.get("Messages"), list):
        told += [
            _plain(next(iter(message.values()), ""))
            for message in parameters["Messages"]
            if isinstance(message, Mapping)
        ]
    return " · ".join([*told, *([_plain(bot)] if bot else [])])


def label(action: Action, branch: Branch) -> str:
    """When the branch is taken: "key 1", "silence", "open", "> 3"; "" for what simply follows."""
    if branch.label in _NAMES:
        return _NAMES[branch.label]
    operator, _, operand = branch.label.partition(" ")
    if action.type == "GetParticipantInput" and operator == "Equals":
        return f"key {operand}"
    if action.type == "CheckHoursOfOperation":
        return {"True": "open", "False": "closed"}.get(operand, operand)
    if operator in _OPERATORS:
        return f"{_OPERATORS[operator]}{operand}"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", branch.label).lower() if not operand else branch.label


def is_trouble(branch: Branch) -> bool:
    """Whether the branch is an error's, not a result's."""
    return " " not in branch.label and branch.label not in (
        "NextAction",
        "NoMatchingCondition",
        "InputTimeLimitExceeded",
    )


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(_plain(item) for item in value.values())
    text = re.sub(r"<[^>]*>", " ", str(value))
    text = text.rsplit("/", 1)[-1].rsplit(":function:", 1)[-1] if text.startswith("arn:") else text
    return " ".join(text.split())
