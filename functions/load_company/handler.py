"""Flow -> the company whose number was dialled: texts, voice, menu, queues."""

from dozor.application.load_company import load_company
from dozor.bootstrap.flow import companies, queues, texts
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameter: language, if the caller chose one. See docs/architecture.md, "What the flow is told"."""
    return load_company(call.dialled, companies(), texts(), queues(), call.parameters.get("language", ""))
