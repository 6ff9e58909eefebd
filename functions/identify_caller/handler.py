"""Flow -> who is calling, as far as the number tells, and whether something is out where they live."""

from dozor.application.identify_caller import Registers, identify_caller
from dozor.bootstrap.flow import callers, clock, companies, outages, texts
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language. See docs/architecture.md, "What the flow is told"."""
    registers = Registers(companies(), callers(), outages())
    language = call.parameter("language")
    return identify_caller(call.parameter("company"), language, call.customer, clock().now(), registers, texts())
