"""What the flow `ticket-guide` passes with every turn: whose guide it is."""

from dozor.application.ticket_guide.desk import Desk
from dozor.bootstrap.ticket_guide import open_desk
from dozor.entry.flow import FlowCall


def desk_of(call: FlowCall) -> Desk:
    """Parameters: company, language, caller (E.164, empty when withheld), call (contact id). Raises ValueError, NotFound."""
    return open_desk(
        call.parameter("company"),
        call.parameter("language"),
        call.parameters.get("caller", ""),
        call.parameters.get("call", ""),
        call.contact_id,
    )
