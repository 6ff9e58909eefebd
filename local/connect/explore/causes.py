"""What really brings errors about. An error that is not listed has no cause outside: only a fault brings it."""

from local.connect.explore.answers import Answer
from local.connect.explore.moves import MISSING
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
            "ConnectParticipantWithLexBot",
            "ShowView",
            "CreateCase",
            "GetCase",
            "UpdateCase",
            "CreateCustomerProfile",
            "GetCustomerProfile",
            "UpdateCustomerProfile",
            "GetCustomerProfileObject",
            "GetCalculatedAttributesForCustomerProfile",
            "AssociateContactToCustomerProfile",
            "CheckSegmentMembershipForCustomerProfile",
            "CreateWisdomSession",
            "RenderMessageTemplate",
            "EvaluateDataTableValues",
            "ListDataTableValues",
            "UpsertDataTableValues",
            "CheckVoiceId",
            "AuthenticateParticipant",
            "CreateContact",
            "StartOutboundChatContact",
            "StartOutboundEmailContact",
            "UpdatePreviousContactParticipantState",
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
    ("ConnectParticipantWithLexBot", "InputTimeLimitExceeded"): Answer(),
    ("ShowView", "TimeLimitExceeded"): Answer(),
    ("AuthenticateParticipant", "TimeLimitExceeded"): Answer(),
    ("GetCase", "NoneFound"): Answer(found=0),
    ("GetCase", "MultipleFound"): Answer(found=2),
    ("GetCustomerProfile", "NoneFoundError"): Answer(found=0),
    ("GetCustomerProfile", "MultipleFoundError"): Answer(found=2),
    ("GetCustomerProfileObject", "NoneFoundError"): Answer(found=0),
    ("GetCalculatedAttributesForCustomerProfile", "NoneFoundError"): Answer(found=0),
    ("RenderMessageTemplate", "TemplateRenderingError"): Answer(found=0),
    ("StartOutboundChatContact", "TemplateRenderingError"): Answer(found=0),
    ("StartOutboundEmailContact", "TemplateRenderingError"): Answer(found=0),
    **{(name, "ContactNotLinked"): Answer(linked=False) for name in ("CreateCase", "GetCase", "UpdateCase")},
}
