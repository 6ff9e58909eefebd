"""Flow `ticket-guide` -> the next view of the ticket form, and what it shows."""

from typing import Any

from dozor.application.ticket_guide.turn import take_turn
from dozor.bootstrap.ticket_guide import open_desk
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, Any]:
    """Parameters: company, language, caller, call, form, action, and the fields of the view that was answered.

    See docs/architecture.md, "What the flow is told".
    """
    given = call.parameters
    desk = open_desk(
        call.parameter("company"),
        call.parameter("language"),
        given.get("caller", ""),
        given.get("call", ""),
        call.contact_id,
    )
    return take_turn(desk, given.get("form", ""), call.parameter("action"), given)
