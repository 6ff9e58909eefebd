"""Flow -> remembers the language that a caller chose, for their next call."""

from dozor.application.remember_language import remember_language
from dozor.bootstrap.flow import callers, companies
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language. See docs/architecture.md, "What the flow is told"."""
    return remember_language(
        call.parameter("company"), call.parameter("language"), call.customer, companies(), callers()
    )
