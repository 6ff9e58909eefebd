"""Flow `ticket-guide` -> the form is saved; what it has become."""

from typing import Any

from dozor.application.ticket_guide.save import save_form
from dozor.bootstrap.flow import contacts
from dozor.entry.flow import FlowCall, answers_flow
from dozor.entry.ticket_guide import desk_of


@answers_flow
def handler(call: FlowCall) -> dict[str, Any]:
    """Parameters: company, language, caller, call, form, description, operator, operator_name.

    See docs/architecture.md, "What the flow is told".
    """
    given = call.parameters
    operator, name = given.get("operator", ""), given.get("operator_name", "")
    return save_form(desk_of(call), call.parameter("form"), given.get("description", ""), operator, name, contacts())
