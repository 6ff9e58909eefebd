"""Flow -> somebody wants a message when an outage is over."""

from dozor.application.outages.subscribe_outage import SubscribeOutage, subscribe_outage
from dozor.bootstrap.flow import callers, clock, companies, outages, texts
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameters: company, language, outage_id. See docs/architecture.md, "What the flow is told"."""
    command = SubscribeOutage(
        company=call.parameter("company"),
        language=call.parameter("language"),
        outage_id=call.parameter("outage_id"),
        phone=call.customer,
        contact_id=call.contact_id,
        now=clock().now(),
    )
    return subscribe_outage(command, companies(), callers(), outages(), texts())
