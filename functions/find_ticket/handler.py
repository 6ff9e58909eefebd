"""Flow -> the state of the ticket whose number was keyed in, as a sentence."""

from dozor.application.tell_ticket_state import tell_own_tickets, tell_ticket_state
from dozor.bootstrap.flow import clock, companies, texts, tickets
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, number (empty: the caller's own tickets). See docs/architecture.md."""
    slug, language, number = (call.parameter(name) for name in ("company", "language", "number"))
    stores = (clock().now(), companies(), tickets(), texts())
    if number:
        return tell_ticket_state(slug, language, number, *stores)
    return tell_own_tickets(slug, language, call.customer, *stores)
