"""Flow `ticket-guide` -> the form is saved; what it has become."""

from typing import Any

from dozor.application.ticket_guide.save import save_form
from dozor.bootstrap.flow import contacts
from dozor.bootstrap.ticket_guide import open_desk
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, Any]:
    """Parameters: company, language, caller, call, form, description, operator, operator_name.

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
    operator, name = given.get("operator", ""), given.get("operator_name", "")
    return save_form(desk, call.parameter("form"), given.get("description", ""), operator, name, contacts())
