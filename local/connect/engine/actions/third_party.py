"""TransferParticipantToThirdParty: "Transfer to phone number"."""

from local.connect.contacts.contact import Endpoint
from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import (
    Done,
    EndFlow,
    Failed,
    Outcome,
    Run,
    Signal,
    ThirdPartyAnswered,
    ThirdPartyFailed,
    ThirdPartyLeft,
    Wait,
)
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import first_of, number, truth
from local.connect.language.model import INBOUND, TRANSFERS, FlowType
from local.connect.language.parameters import Group, flag, free
from local.connect.language.parsing import as_text
from local.connect.language.rules import whole_number
from local.connect.language.specification import VOICE_ONLY, ActionSpec
from local.connect.ports import Json

SPEC = ActionSpec(
    "TransferParticipantToThirdParty",
    Group(
        {
            "ThirdPartyPhoneNumber": free(),
            "VoiceConnector": Group({}, closed=False),
            "ThirdPartyConnectionTimeLimitSeconds": free(whole_number(0, 600)),
            "ThirdPartyConnectionTimeoutSeconds": free(whole_number(0, 600)),
            "ContinueFlowExecution": flag(),
            "ThirdPartyDTMFDigits": free(),
            "CallerId": Group({"Name": free(), "Number": free()}),
        },
        one_of=("ThirdPartyPhoneNumber", "VoiceConnector"),
    ),
    errors=frozenset({"CallFailed", "ConnectionTimeLimitExceeded"}),
    flow_types=INBOUND | TRANSFERS | {FlowType.CUSTOMER_QUEUE, FlowType.MODULE},
    channels=VOICE_ONLY,
    needs_participant=True,
)


def run(execution: Execution, parameters: Json) -> Outcome | Run:
    """Dial the outside number and join it with the caller."""
    wanted = as_text(parameters.get("ThirdPartyPhoneNumber", ""))
    if not execution.host.can_dial(wanted):
        return Failed("CallFailed", f"{wanted!r} cannot be dialled")
    limit = number(
        first_of(parameters, "ThirdPartyConnectionTimeLimitSeconds", "ThirdPartyConnectionTimeoutSeconds") or 30
    )
    caller_id = as_text((parameters.get("CallerId") or {}).get("Number") or "") or None
    return _talk(execution, wanted, caller_id, limit or 30, truth(parameters.get("ContinueFlowExecution", "True")))


def _talk(execution: Execution, wanted: str, caller_id: str | None, limit: int, comes_back: bool) -> Run:
    def deliver(signal: object) -> None:
        if isinstance(signal, ThirdPartyAnswered | ThirdPartyFailed | ThirdPartyLeft):
            execution.signal(signal)

    line = execution.host.dial_third_party(execution.contact, wanted, caller_id, deliver)
    try:
        signal: Signal = yield Wait(limit, (ThirdPartyAnswered, ThirdPartyFailed))
        if isinstance(signal, ThirdPartyFailed):
            return Failed("CallFailed", f"{wanted} did not take the call")
        if not isinstance(signal, ThirdPartyAnswered):
            return Failed("ConnectionTimeLimitExceeded", f"{wanted} did not answer within {limit} s")
        execution.contact.transferred_to = Endpoint(wanted)
        yield Wait(None, (ThirdPartyLeft,))
    finally:
        line.hang_up()
    return Done() if comes_back else EndFlow(disconnect=True, reason="THIRD_PARTY_DISCONNECT")


ACTIONS = [Runner(SPEC, run)]
