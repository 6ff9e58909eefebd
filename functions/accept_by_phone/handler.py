"""Flow of an escalation's call -> the ticket accepted by key 1, as by the link."""

from dozor.application.accept_by_phone import Pressed, accept_by_phone
from dozor.bootstrap.flow import clock, companies, texts, tickets
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, ticket, executor. See docs/architecture.md, "What the flow is told"."""
    pressed = Pressed(
        call.parameter("company"),
        call.parameter("language"),
        call.parameter("ticket"),
        call.parameters.get("executor", ""),
        clock().now(),
    )
    return accept_by_phone(pressed, companies(), tickets(), texts())
