"""The state of a ticket, as a sentence that is spoken to whoever keyed its number in, or calls from its phone.

Only what, who and until when: no name, address or phone, because anybody may key in any number.
"""

from datetime import datetime

from dozor.application.wording import SPOKEN, STATES, count_phrase, phrase
from dozor.domain.company import Company
from dozor.domain.errors import NotFound
from dozor.domain.ticket import Ticket, TicketState
from dozor.ports.companies import CompanyRepository
from dozor.ports.system import Texts
from dozor.ports.tickets import TicketRepository

NOT_FOUND = {"found": "no", "sentence": ""}
_WITH_TERM = frozenset(
    {TicketState.REGISTERED, TicketState.ASSIGNED, TicketState.ACCEPTED, TicketState.IN_PROGRESS, TicketState.REOPENED}
)
TOLD_AT_ONCE = 3
"""How many tickets of one caller are told in a row; nobody keeps more of them in mind."""


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
        return NOT_FOUND
    try:
        ticket = tickets.get(slug, number.lstrip("0") or "0")
    except NotFound:
        return NOT_FOUND
    company = companies.get(slug)
    return {"found": "yes", "sentence": _tell(texts, company, language, ticket, now)}


def tell_own_tickets(
    slug: str,
    language: str,
    phone: str,
    now: datetime,
    companies: CompanyRepository,
    tickets: TicketRepository,
    texts: Texts,
) -> dict[str, str]:
    """The same for the open tickets of the caller's phone (E.164): how many, the newest ones, how to hear of another."""
    own = tickets.open_by_phone(slug, phone) if phone.startswith("+") else ()
    if not own:
        return NOT_FOUND
    company = companies.get(slug)
    newest = sorted(own, key=lambda ticket: ticket.registered_at, reverse=True)[:TOLD_AT_ONCE]
    sentences = [
        count_phrase(texts, company, language, "own_tickets", len(own)),
        *(_tell(texts, company, language, ticket, now) for ticket in newest),
        phrase(texts, company, language, "another_ticket", SPOKEN["another_ticket"]),
    ]
    return {"found": "yes", "sentence": " ".join(sentences)}


def _tell(texts: Texts, company: Company, language: str, ticket: Ticket, now: datetime) -> str:
    told = {
        "number": " ".join(ticket.number),
        "executor": ticket.executor_name,
        "planned": texts.deadline(language, ticket.deferred_until or ticket.planned_at, company, now),
    }
    if ticket.state not in _WITH_TERM or ticket.planned_at >= now:
        return phrase(texts, company, language, f"state_{ticket.state.value}", STATES[ticket.state.value], **told)
    names = ("late", *(["late_with"] if ticket.executor_name else []))  # nobody is told to expect what is over
    return " ".join(phrase(texts, company, language, name, SPOKEN[name], **told) for name in names)
