"""Calls and messages that go out: of agents, of flows ("Send message") and of campaigns."""

from typing import Any

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome, Run, ThirdPartyAnswered, Wait
from local.connect.engine.registry import Runner
from local.connect.language.model import FlowType
from local.connect.language.parameters import Anything, Group, free, static, whole
from local.connect.language.parsing import as_text
from local.connect.language.rules import one_of, whole_number
from local.connect.language.specification import VOICE_ONLY, ActionSpec
from local.connect.ports import Json

T = FlowType
PROGRESS = frozenset({"CallAnswered", "VoicemailBeep", "VoicemailNoBeep", "NotDetected"})
NOT_RENDERED = frozenset({"TemplateRenderingError"})
COMPLETE = ActionSpec(
    "CompleteOutboundCall",
    Group(
        {
            "CallerId": Group({"Number": whole(), "Name": free()}),
            "VoiceConnector": Group(
                {
                    "VoiceConnectorType": static(one_of("ChimeConnector"), required=True),
                    "VoiceConnectorArn": free(required=True),
                    "FromUser": free(),
                    "ToUser": free(),
                    "UserToUserInformation": free(),
                }
            ),
            "ConnectionTimeLimitSeconds": free(whole_number(1, 600)),
        }
    ),
    flow_types=frozenset({T.OUTBOUND_WHISPER, T.CAMPAIGN}),
    channels=VOICE_ONLY,
)
PROGRESS_CHECK = ActionSpec(
    "CheckOutboundCallStatus",
    results=PROGRESS,
    operators=frozenset({"Equals"}),
    errors=frozenset({"NoMatchingCondition"}),
    channels=VOICE_ONLY,
)
CHAT = ActionSpec(
    "StartOutboundChatContact",
    Group(
        {
            "SourceEndpoint": Group(
                {"Address": free(required=True), "Type": static(one_of("CONNECT_PHONENUMBER_ARN"), required=True)},
                required=True,
            ),
            "DestinationEndpoint": Group(
                {"Address": free(required=True), "Type": static(one_of("TELEPHONE_NUMBER"), required=True)},
                required=True,
            ),
            "ContactFlowArn": free(required=True),
            "ContactSubtype": static(one_of("connect:SMS"), required=True),
            "InitialSystemMessage": Group({"Content": free()}, closed=False),
            "InitialTemplatedSystemMessage": Anything(),
            "RelatedContact": static(one_of("CURRENT", any_case=True)),
        },
        closed=False,
    ),
    errors=NOT_RENDERED,
)


def _sender(name: str, required: tuple[str, ...], errors: frozenset[str] = NOT_RENDERED, **more: Any) -> ActionSpec:
    return ActionSpec(
        name,
        Group({parameter: Anything(required=True) for parameter in required}, closed=False),
        errors=errors,
        **more,
    )


_CAMPAIGN = {"flow_types": frozenset({T.CAMPAIGN})}
EMAIL = _sender("StartOutboundEmailContact", ("FromEmailAddress", "DestinationEmailAddress", "EmailMessage"))
SMS = _sender("SendSMS", ("Message", "SourceEndpoint"), **_CAMPAIGN)
CAMPAIGN_EMAIL = _sender("SendOutboundEmail", ("EmailMessage", "FromEmailAddress"), **_CAMPAIGN)
DIAL = _sender("PutDialRequest", (), **_CAMPAIGN)
STATUS = _sender("GetOutboundCommunicationStatus", ("OutboundCommunicationIds",), frozenset(), **_CAMPAIGN)


def complete_call(execution: Execution, parameters: Json) -> Outcome | Run:
    """The customer's telephone rings, and the flow goes on when it is answered."""
    return _ring(execution, as_text((parameters.get("CallerId") or {}).get("Number") or "") or None)


def _ring(execution: Execution, caller_id: str | None) -> Run:
    def deliver(signal: object) -> None:
        if isinstance(signal, ThirdPartyAnswered):
            execution.signal(signal)

    if execution.host.complete_call(execution.contact, caller_id, deliver) is not None:
        yield Wait(None, (ThirdPartyAnswered,))
    return Done()


def check_progress(execution: Execution, _: Json) -> Outcome:
    """A person, a voicemail with or without a beep, or nobody knows."""
    status = execution.contact.call_status
    return Done(status) if status in PROGRESS else Failed(why=f"{status!r} is no call progress")


def send(execution: Execution, parameters: Json) -> Outcome:
    """Send it; what was begun is `$.OutboundCommunication.Latest.Id`."""
    kind = execution.frame.action.type
    sent = execution.host.services.outreach.send(kind, execution.contact.id, parameters)
    execution.contact.spaces["OutboundCommunication"] = {"Latest": {"Id": sent}}
    return Done()


def read_status(execution: Execution, parameters: Json) -> Outcome:
    """What became of the messages, as `$.DeliveryReceipts`."""
    receipts = execution.contact.spaces.setdefault("DeliveryReceipts", {})
    for sent in parameters.get("OutboundCommunicationIds") or []:
        receipts[as_text(sent)] = execution.host.services.outreach.status(as_text(sent))
    return Done()


ACTIONS = [
    Runner(COMPLETE, complete_call),
    Runner(PROGRESS_CHECK, check_progress),
    *(Runner(spec, send) for spec in (CHAT, EMAIL, SMS, CAMPAIGN_EMAIL, DIAL)),
    Runner(STATUS, read_status),
]
