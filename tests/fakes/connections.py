"""Open pages in memory."""

from collections.abc import Sequence
from datetime import datetime

from dozor.domain.errors import NotAllowed
from dozor.ports.gateways import ConnectionRepository
from tests.fakes.faults import Faults, faulty


class FakeConnections(ConnectionRepository):
    """Open pages in memory."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.pages: dict[str, tuple[str, ...]] = {}
        self._tickets: dict[str, tuple[tuple[str, ...], str, datetime]] = {}

    @faulty
    def open(self, connection_id: str, companies: Sequence[str], user: str, opened_at: datetime) -> None:
        self.pages[connection_id] = tuple(companies)

    @faulty
    def close(self, connection_id: str) -> None:
        self.pages.pop(connection_id, None)

    @faulty
    def watching(self, company: str) -> tuple[str, ...]:
        return tuple(sorted(page for page, companies in self.pages.items() if company in companies))

    @faulty
    def issue_ticket(self, ticket: str, companies: Sequence[str], user: str, expires_at: datetime) -> None:
        self._tickets[ticket] = (tuple(companies), user, expires_at)

    @faulty
    def redeem_ticket(self, ticket: str, now: datetime) -> tuple[tuple[str, ...], str]:
        companies, user, expires_at = self._tickets.pop(ticket, ((), "", now))
        if expires_at <= now:
            raise NotAllowed("This page's ticket is not good any more: ask for another one.")
        return companies, user
