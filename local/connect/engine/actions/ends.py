"""How flows end: DisconnectParticipant, EndFlowExecution, EndFlowModuleExecution; and TransferToFlow, InvokeFlowModule."""

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import EndFlow, Enter, Failed, GoTo, Leave, Outcome
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import first_of
from local.connect.language.model import EVERY, INBOUND, TRANSFERS, WHISPERS, FlowType
from local.connect.language.parameters import Anything, Group, free, whole
from local.connect.language.parsing import as_text
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

T = FlowType
DISCONNECT = ActionSpec(
    "DisconnectParticipant",
    flow_types=INBOUND | TRANSFERS | {T.CUSTOMER_QUEUE, T.MODULE},
    also_seen_in=WHISPERS,
    terminal=True,
)
END_FLOW = ActionSpec(
    "EndFlowExecution",
    flow_types=WHISPERS | {T.CUSTOMER_QUEUE, T.CAMPAIGN},
    also_seen_in=EVERY - {T.MODULE},
    terminal=True,
)
"""The administrator guide lets it stand everywhere (in an inbound flow it disconnects), the language's page does not."""
END_MODULE = ActionSpec(
    "EndFlowModuleExecution",
    Group({"Result": free(), "ResultData": Anything()}),
    flow_types=frozenset({T.MODULE}),
    terminal=True,
)
TRANSFER_TO_FLOW = ActionSpec(
    "TransferToFlow",
    Group({"ContactFlowId": whole(required=True)}),
    flow_types=INBOUND | TRANSFERS | {T.MODULE},
    leaves=True,
)
INVOKE_MODULE = ActionSpec(
    "InvokeFlowModule",
    Group(
        {
            "FlowModuleId": free(required=True),
            "FlowModuleType": free(),
            "Input": Anything(),
            "InputParameters": Anything(),
        }
    ),
    results=None,
    errors=frozenset({"NoMatchingCondition"}),
    flow_types=INBOUND | {T.MODULE},
    also_seen_in=EVERY,
)


def disconnect(_: Execution, __: Json) -> Outcome:
    """The participant is disconnected, the contact ends."""
    return EndFlow(disconnect=True)


def end_flow(_: Execution, __: Json) -> Outcome:
    """The flow ends, the contact lives on."""
    return EndFlow()


def end_module(execution: Execution, parameters: Json) -> Outcome:
    """Back to the flow that called, with a result and data if the module gives any."""
    data = parameters.get("ResultData")
    result = parameters.get("Result")
    execution.data.modules["ResultData"] = data if data is not None else {}
    execution.data.modules["Result"] = None if result is None else as_text(result)
    return Leave(as_text(result) if result is not None else None)


def transfer_to_flow(execution: Execution, parameters: Json) -> Outcome:
    """Jump to the start of another flow."""
    found = execution.host.find_flow(as_text(parameters.get("ContactFlowId", "")))
    if found is None:
        return Failed(why=f"there is no flow {parameters.get('ContactFlowId')!r}")
    flow_id, flow = found
    return GoTo(flow, flow_id)


def invoke_module(execution: Execution, parameters: Json) -> Outcome:
    """Call a module."""
    found = execution.host.find_module(as_text(parameters.get("FlowModuleId", "")))
    if found is None:
        return Failed(why=f"there is no module {parameters.get('FlowModuleId')!r}")
    module_id, module = found
    execution.data.modules = {"Input": first_of(parameters, "Input", "InputParameters") or {}}
    return Enter(module, module_id)


ACTIONS = [
    Runner(DISCONNECT, disconnect),
    Runner(END_FLOW, end_flow),
    Runner(END_MODULE, end_module),
    Runner(TRANSFER_TO_FLOW, transfer_to_flow),
    Runner(INVOKE_MODULE, invoke_module),
]
