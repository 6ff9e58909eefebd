"""Flow -> the words before and after a voice message, and for whom it is."""

from dozor.application.greet_voicemail import greet_voicemail
from dozor.bootstrap.flow import companies, texts
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, known, for. See docs/architecture.md, "What the flow is told"."""
    return greet_voicemail(
        call.parameter("company"),
        call.parameter("language"),
        call.parameters.get("known", ""),
        call.parameters.get("for", ""),
        call.customer,
        companies(),
        texts(),
    )
