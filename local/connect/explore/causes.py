"""What really brings errors about. An error that is not listed has no cause outside: only a fault brings it."""

from local.connect.explore.moves import MISSING
from local.connect.explore.world import Answer
from local.connect.language.branching import NO_MATCHING_ERROR
from local.connect.ports import LambdaAnswer

_FAILING = Answer(function=LambdaAnswer(error="the function failed"))
CAUSES: dict[tuple[str, str], Answer] = {
    **{
        (name, NO_MATCHING_ERROR): MISSING
        for name in (
            "UpdateContactTargetQueue",
            "TransferToFlow",
            "InvokeFlowModule",
            "CheckHoursOfOperation",
            "CheckMetricData",
            "GetMetricData",
            "CreateTask",
            "UpdateContactTextToSpeechVoice",
        )
    },
    ("InvokeLambdaFunction", NO_MATCHING_ERROR): _FAILING,
    ("GetParticipantInput", "InputTimeLimitExceeded"): Answer(),
    ("GetParticipantInput", "InvalidPhoneNumber"): Answer(keys="1#"),
    ("TransferContactToQueue", "QueueAtCapacity"): Answer(refusal="QueueAtCapacity"),
    ("TransferContactToQueue", NO_MATCHING_ERROR): Answer(refusal=NO_MATCHING_ERROR),
    ("DequeueContactAndTransferToQueue", "QueueAtCapacity"): Answer(refusal="QueueAtCapacity"),
    ("TransferParticipantToThirdParty", "CallFailed"): Answer(third_party="refuses"),
    ("TransferParticipantToThirdParty", "ConnectionTimeLimitExceeded"): Answer(third_party="silent"),
}
