"""Flow -> the state of the ticket whose number was keyed in, as a sentence."""

from dozor.application.tell_ticket_state import tell_ticket_state
from dozor.bootstrap.flow import clock, companies, texts, tickets
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, number. See docs/architecture.md, "What the flow is told"."""
    return tell_ticket_state(
        call.parameter("company"),
        call.parameter("language"),
        call.parameter("number"),
        clock().now(),
        companies(),
        tickets(),
        texts(),
    )
