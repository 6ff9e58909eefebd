"""TransferContactToAgent and UpdatePreviousContactParticipantState: the agent at the other end."""

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, EndFlow, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.language.model import INBOUND, TRANSFERS, FlowType
from local.connect.language.parameters import Group, static
from local.connect.language.rules import one_of
from local.connect.language.specification import VOICE_ONLY, ActionSpec
from local.connect.ports import Json

STATES = ("AgentOnHold", "CustomerOnHold", "OffHold")
TO_AGENT = ActionSpec("TransferContactToAgent", flow_types=TRANSFERS, channels=VOICE_ONLY, terminal=True)
PREVIOUS = ActionSpec(
    "UpdatePreviousContactParticipantState",
    Group({"PreviousContactParticipantState": static(one_of(*STATES), required=True)}),
    flow_types=INBOUND | TRANSFERS | {FlowType.MODULE},
    channels=VOICE_ONLY,
)


def transfer_to_agent(execution: Execution, _: Json) -> Outcome:
    """The flow ends and the chosen agent's telephone rings; a busy agent means the end of the contact."""
    return EndFlow(disconnect=not execution.host.transfer_to_agent(execution.contact))


def update_previous(execution: Execution, parameters: Json) -> Outcome:
    """Put whoever is still there from the contact before on hold, or take them back."""
    if execution.host.hold_previous(execution.contact, str(parameters.get("PreviousContactParticipantState"))):
        return Done()
    return Failed(why="nobody is there from the contact before")


ACTIONS = [Runner(TO_AGENT, transfer_to_agent), Runner(PREVIOUS, update_previous)]
