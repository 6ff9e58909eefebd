"""Flow -> where a choice of the menu leads right now."""

from dozor.application.find_specialist import find_specialist
from dozor.bootstrap.flow import clock, companies, queues, texts
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, choice. See docs/architecture.md, "What the flow is told"."""
    return find_specialist(
        call.parameter("company"),
        call.parameter("language"),
        call.parameter("choice"),
        clock().now(),
        companies(),
        texts(),
        queues(),
    )
