"""Flow -> whose meters, and which of them is read."""

from dozor.application.meters.find_meters import find_meters
from dozor.bootstrap.flow import open_reading_desk
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, step, keyed. See docs/architecture.md, "What the flow is told"."""
    desk = open_reading_desk(call.parameter("company"), call.parameter("language"), call.customer, call.contact_id)
    return find_meters(desk, call.parameter("step"), call.parameters.get("keyed", ""))
