"""Flow -> remembers the language that a caller chose, for their next call."""

from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language. See docs/architecture.md, "What the flow is told"."""
    return {"remembered": "no"}
