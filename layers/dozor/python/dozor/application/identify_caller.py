"""Who is calling, as far as the number tells."""

from dozor.application.wording import SPOKEN, phrase
from dozor.ports.repositories import CompanyRepository, PeopleRepository, TicketRepository
from dozor.ports.system import Texts

SURNAME_NAME_PATRONYMIC = 3
NOBODY = {
    "known": "no",
    "resident_id": "",
    "resident_name": "",
    "address": "",
    "flats": "0",
    "hello": "",
}


def identify_caller(
    slug: str,
    language: str,
    phone: str,
    companies: CompanyRepository,
    people: PeopleRepository,
    tickets: TicketRepository,
    texts: Texts,
) -> dict[str, str]:
    """Attributes for the flow (see docs/architecture.md). A caller whom nobody knows is welcome: known = "no".

    phone: E.164 as Connect gives it; empty or "anonymous" when the number is withheld. With several flats behind the
    phone the address is left for the operator to ask.
    """
    open_tickets = str(len(tickets.open_by_phone(slug, phone))) if phone.startswith("+") else "0"
    residents = people.residents_by_phone(slug, phone) if phone.startswith("+") else ()
    if not residents:
        return {**NOBODY, "open_tickets": open_tickets}
    first = residents[0]
    one_flat = len(residents) == 1
    name = "hello" if one_flat else "hello_several"
    company = companies.get(slug)
    return {
        "known": "yes",
        "resident_id": first.id if one_flat else "",
        "resident_name": first.name,
        "address": f"{first.address}, {first.flat}" if one_flat else "",
        "flats": str(len(residents)),
        "open_tickets": open_tickets,
        "hello": phrase(
            texts, company, language, name, SPOKEN[name], name=_forename(first.name), address=first.address
        ),
    }


def _forename(name: str) -> str:
    """How to address somebody: of surname, name and patronymic the last two; any other name as it is written."""
    words = name.split()
    return " ".join(words[1:]) if len(words) == SURNAME_NAME_PATRONYMIC else name
