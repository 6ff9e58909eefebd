"""Flow -> what a caller who waits in a queue is told."""

from dozor.application.describe_waiting import QueueFigures, describe_waiting
from dozor.bootstrap.flow import clock, companies, texts
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, since, place, wait, size, agents. See docs/architecture.md, "What the flow is told"."""
    return describe_waiting(
        call.parameter("company"),
        call.parameter("language"),
        call.parameters.get("since", ""),
        call.customer,
        QueueFigures.of_texts(call.parameters),
        clock().now(),
        companies(),
        texts(),
    )
