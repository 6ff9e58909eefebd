"""Who is calling, as far as the number tells, and what they should hear first."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.marking import N_
from dozor.application.outages.tell_outage import QUIET, Listener, tell_outages
from dozor.application.wording import SPOKEN, phrase
from dozor.domain.caller import KnownCaller
from dozor.domain.company import Company
from dozor.domain.people import Resident
from dozor.ports.companies import CompanyRepository
from dozor.ports.outages import OutageRepository
from dozor.ports.people import CallerRepository
from dozor.ports.system import Texts

SURNAME_NAME_PATRONYMIC = 3
NOBODY = {
    "known": "no",
    "resident_id": "",
    "resident_name": "",
    "address": "",
    "flats": "0",
    "hello": "",
    **QUIET,
}


@dataclass(frozen=True, slots=True)
class Registers:
    """Where it is looked up."""

    companies: CompanyRepository
    callers: CallerRepository
    outages: OutageRepository


def identify_caller(
    slug: str, language: str, phone: str, now: datetime, registers: Registers, texts: Texts
) -> dict[str, str]:
    """Attributes for the flow (see docs/architecture.md). A caller whom nobody knows is welcome: known = "no".

    language: in which the caller is spoken to just now. phone: E.164 as Connect gives it; empty or "anonymous" when the
    number is withheld. With several flats behind the phone the address is left for the operator to ask. One request, and
    another where live outages are not remembered; one more where only some risers of their building are out.
    """
    if not phone.startswith("+"):
        return {**NOBODY, "open_tickets": "0", "language": ""}
    known = registers.callers.caller(slug, phone)
    company = registers.companies.get(slug)
    always = {"open_tickets": str(len(known.open_tickets)), "language": _choose_language(company, known)}
    if not known.residents:
        return {**NOBODY, **always}
    first = known.residents[0]
    one_flat = len(known.residents) == 1
    name = "hello" if one_flat else "hello_several"
    hello = phrase(texts, company, language, name, SPOKEN[name], name=_forename(first.name), address=first.address)
    listener = Listener(company, language, known.residents, now, texts, registers.callers)
    return {
        "known": "yes",
        "resident_id": first.id if one_flat else "",
        "resident_name": first.name,
        "address": _write_address(first, company, texts) if one_flat else "",
        "flats": str(len(known.residents)),
        "hello": hello,
        **always,
        **tell_outages(registers.outages.live_lately(slug), listener),
    }


def _write_address(resident: Resident, company: Company, texts: Texts) -> str:
    """House and flat, for operators: in the company's main language, whichever the caller speaks."""
    if not resident.flat:
        return resident.address
    home = N_("{address}, flat {flat}")
    return texts.say(company.languages[0], home, address=resident.address, flat=resident.flat)


def _choose_language(company: Company, known: KnownCaller) -> str:
    """The one chosen last, else the one that the register names; empty when neither is spoken here."""
    wishes = [known.language, *(one.language for one in known.residents)]
    return next((wish for wish in wishes if wish in company.languages), "")


def _forename(name: str) -> str:
    """How to address somebody: of surname, name and patronymic the last two; any other name as it is written."""
    words = name.split()
    return " ".join(words[1:]) if len(words) == SURNAME_NAME_PATRONYMIC else name
