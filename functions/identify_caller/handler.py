"""Flow -> who is calling, as far as the number tells."""

from dozor.application.identify_caller import identify_caller
from dozor.bootstrap.flow import companies, people, texts, tickets
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language. See docs/architecture.md, "What the flow is told"."""
    return identify_caller(
        call.parameter("company"),
        call.parameter("language"),
        call.customer,
        companies(),
        people(),
        tickets(),
        texts(),
    )
