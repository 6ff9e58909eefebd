"""Open pages in memory."""

from datetime import datetime

from dozor.domain.errors import NotAllowed
from dozor.ports.gateways import ConnectionRepository, OpenPage, Visitor
from tests.fakes.faults import Faults, faulty


class FakeConnections(ConnectionRepository):
    """Open pages in memory."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.pages: dict[str, Visitor] = {}
        self._tickets: dict[str, tuple[Visitor, datetime]] = {}

    @faulty
    def open(self, connection_id: str, visitor: Visitor, opened_at: datetime) -> None:
        self.pages[connection_id] = visitor

    @faulty
    def close(self, connection_id: str) -> None:
        self.pages.pop(connection_id, None)

    @faulty
    def watching(self, company: str) -> tuple[OpenPage, ...]:
        return tuple(
            OpenPage(connection, visitor.user, visitor.topics, visitor.user_id, visitor.let_in_at)
            for connection, visitor in sorted(self.pages.items())
            if company in visitor.companies
        )

    @faulty
    def issue_ticket(self, ticket: str, visitor: Visitor, expires_at: datetime) -> None:
        self._tickets[ticket] = (visitor, expires_at)

    @faulty
    def redeem_ticket(self, ticket: str, now: datetime) -> Visitor:
        visitor, expires_at = self._tickets.pop(ticket, (Visitor("", (), ()), now))
        if expires_at <= now:
            raise NotAllowed("This page's ticket is not good any more: ask for another one.")
        return visitor
