"""What is known behind a telephone number."""

from dataclasses import dataclass

from dozor.domain.contact import Contact
from dozor.domain.people import Resident
from dozor.domain.ticket import Ticket


@dataclass(frozen=True, slots=True)
class KnownCaller:
    """residents: one row per flat, by address; open_tickets: newest first; language: the one chosen last, or empty.

    contacts: the latest ones, newest first, if they were asked for.
    """

    residents: tuple[Resident, ...] = ()
    open_tickets: tuple[Ticket, ...] = ()
    language: str = ""
    contacts: tuple[Contact, ...] = ()
