"""Flow -> the reading is kept once its caller has confirmed it."""

from dozor.application.meters.store_reading import store_reading
from dozor.bootstrap.flow import open_reading_desk
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, step, keyed, resident_id. See docs/architecture.md, "What the flow is told"."""
    desk = open_reading_desk(call.parameter("company"), call.parameter("language"), call.customer, call.contact_id)
    resident_id = call.parameters.get("resident_id", "")
    return store_reading(desk, call.parameter("step"), call.parameter("keyed"), resident_id)
