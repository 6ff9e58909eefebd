"""What hangs on a telephone number, out of the fakes of residents, tickets and contacts."""

from dataclasses import replace

from dozor.domain.building import Building
from dozor.domain.caller import KnownCaller
from dozor.ports.people import CallerRepository
from tests.fakes.contacts import FakeContacts
from tests.fakes.faults import Faults, faulty
from tests.fakes.people import FakePeople
from tests.fakes.tickets import FakeTickets


class FakeCallers(CallerRepository):
    """Callers in memory."""

    def __init__(self, people: FakePeople, tickets: FakeTickets, contacts: FakeContacts | None = None) -> None:
        self.faults = Faults()
        self.languages: dict[tuple[str, str], str] = {}
        self._people = people
        self._tickets = tickets
        self._contacts = contacts or FakeContacts()

    @faulty
    def caller(self, company: str, phone: str) -> KnownCaller:
        return KnownCaller(
            self._people.residents_by_phone(company, phone),
            self._tickets.open_by_phone(company, phone),
            self.languages.get((company, phone), ""),
        )

    @faulty
    def caller_with_contacts(self, company: str, phone: str, contacts: int = 5) -> KnownCaller:
        latest = (one for one in self._contacts.recent(company, limit=1_000) if one.caller == phone)
        return replace(self.caller(company, phone), contacts=tuple(latest)[:contacts])

    @faulty
    def building(self, company: str, building_id: str) -> Building | None:
        return next((one for one in self._people.buildings(company) if one.id == building_id), None)

    @faulty
    def remember_language(self, company: str, phone: str, language: str) -> None:
        self.languages[company, phone] = language
