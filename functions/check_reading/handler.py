"""Flow -> whether the digits that were keyed in can be the reading of the meter."""

from dozor.application.meters.check_reading import check_reading
from dozor.bootstrap.flow import open_reading_desk
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, step, keyed. See docs/architecture.md, "What the flow is told"."""
    desk = open_reading_desk(call.parameter("company"), call.parameter("language"), call.customer, call.contact_id)
    return check_reading(desk, call.parameter("step"), call.parameter("keyed"))
