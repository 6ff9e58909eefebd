"""Flow -> whether a number can be called back, and the number read out."""

from dozor.application.check_callback import check_callback
from dozor.bootstrap.flow import companies, texts
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, number (empty: the caller's own). See docs/architecture.md, "What the flow is told"."""
    return check_callback(
        call.parameter("company"),
        call.parameter("language"),
        call.parameters.get("number", ""),
        call.customer,
        companies(),
        texts(),
    )
