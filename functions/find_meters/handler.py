"""Flow -> meter readings by keypad: leads to an operator for now."""

from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """See docs/architecture.md, "What the flow is told"."""
    return {"step": "begin", "words": " ", "ask": "nothing", "next": "operator", "stored": "no"}
