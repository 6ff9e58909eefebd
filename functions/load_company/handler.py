"""Flow -> the company whose number was dialled: texts, voice, menu, queues. The first to hear of a call, it notes it too."""

from dozor.application.load_company import load_company
from dozor.application.note_contact import PLATFORM, note_contact
from dozor.bootstrap.flow import clock, companies, contacts, queues, texts
from dozor.domain.errors import NotFound
from dozor.entry.aside import do_aside
from dozor.entry.flow import FlowCall, answers_flow


@answers_flow
def handler(call: FlowCall) -> dict[str, str]:
    """Parameter: language, if the caller chose one. See docs/architecture.md, "What the flow is told"."""
    language = call.parameters.get("language", "")
    try:
        told = load_company(call.dialled, companies(), texts(), queues(), language, call.customer)
    except NotFound:
        _note(call, PLATFORM)
        raise
    if not language:  # asked again in another language, the same call has been noted
        _note(call, told["company"])
    return told


def _note(call: FlowCall, company: str) -> None:
    """The caller is not to wait for it: a call that could not be noted is known by its contact record, when it is over."""
    caller = call.customer if call.customer.startswith("+") else ""
    now = clock().now()
    do_aside("note the call", lambda: note_contact(call.contact_id, company, caller, call.dialled, now, contacts()))
