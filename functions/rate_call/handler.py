"""Flow -> the question after a call, and the words to whoever has answered it."""

from dozor.application.rate_call import rate_call
from dozor.bootstrap.flow import companies, texts
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, operator, mark. See docs/architecture.md, "What the flow is told"."""
    return rate_call(
        call.parameter("company"),
        call.parameter("language"),
        call.parameters.get("operator", ""),
        call.parameter("mark"),
        companies(),
        texts(),
    )
