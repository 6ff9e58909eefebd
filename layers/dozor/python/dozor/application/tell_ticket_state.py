"""The state of a ticket, as a sentence that is spoken to whoever keyed its number in.

Only what, who and until when: no name, address or phone, because anybody may key in any number.
"""

from datetime import datetime

from dozor.application.wording import STATES, phrase
from dozor.domain.errors import NotFound
from dozor.ports.repositories import CompanyRepository, TicketRepository
from dozor.ports.system import Texts


def tell_ticket_state(
    slug: str,
    language: str,
    number: str,
    now: datetime,
    companies: CompanyRepository,
    tickets: TicketRepository,
    texts: Texts,
) -> dict[str, str]:
    """{"found": "yes", "sentence": …} or {"found": "no", "sentence": ""} for a number that is none of the company's."""
    if not number.isdigit():
        return {"found": "no", "sentence": ""}
    try:
        ticket = tickets.get(slug, number.lstrip("0") or "0")
    except NotFound:
        return {"found": "no", "sentence": ""}
    company = companies.get(slug)
    sentence = phrase(
        texts,
        company,
        language,
        f"state_{ticket.state.value}",
        STATES[ticket.state.value],
        number=" ".join(ticket.number),
        executor=ticket.executor_name,
        planned=texts.moment(language, ticket.planned_at, company, now),
    )
    return {"found": "yes", "sentence": sentence}
