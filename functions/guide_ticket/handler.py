"""Flow `ticket-guide` -> the next view of the ticket form, and what it shows."""

from typing import Any

from dozor.application.ticket_guide.turn import take_turn
from dozor.entry.flow import FlowCall, answers_flow
from dozor.entry.ticket_guide import desk_of


@answers_flow
def handler(call: FlowCall) -> dict[str, Any]:
    """Parameters: company, language, caller, call, form, action, and the fields of the view that was answered.

    See docs/architecture.md, "What the flow is told".
    """
    given = call.parameters
    return take_turn(desk_of(call), given.get("form", ""), call.parameter("action"), given)
