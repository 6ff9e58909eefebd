"""What hangs on a telephone number, out of the fakes of residents and tickets."""

from dozor.domain.caller import KnownCaller
from dozor.ports.repositories import CallerRepository
from tests.fakes.faults import Faults, faulty
from tests.fakes.people import FakePeople
from tests.fakes.tickets import FakeTickets


class FakeCallers(CallerRepository):
    """Callers in memory."""

    def __init__(self, people: FakePeople, tickets: FakeTickets) -> None:
        self.faults = Faults()
        self.languages: dict[tuple[str, str], str] = {}
        self._people = people
        self._tickets = tickets

    @faulty
    def caller(self, company: str, phone: str) -> KnownCaller:
        return KnownCaller(
            self._people.residents_by_phone(company, phone),
            self._tickets.open_by_phone(company, phone),
            self.languages.get((company, phone), ""),
        )

    @faulty
    def remember_language(self, company: str, phone: str, language: str) -> None:
        self.languages[company, phone] = language
