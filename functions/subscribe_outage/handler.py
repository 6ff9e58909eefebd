"""Flow -> somebody wants an SMS when an outage is over."""

from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, outage_id. See docs/architecture.md, "What the flow is told"."""
    return {"subscribed": "no", "sentence": " "}
