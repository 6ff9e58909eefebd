"""Open pages, and the one-minute tickets that open them.

Both carry the time after which DynamoDB may delete them: the notice that a page closed may never come, and API Gateway ends
every connection after two hours ("Quotas for configuring and running a WebSocket API").
"""

from datetime import datetime, timedelta
from typing import Any

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Plain, to_item
from dozor.adapters.dynamodb.items import forget_after
from dozor.adapters.dynamodb.table import Table
from dozor.domain.errors import NotAllowed
from dozor.ports.gateways import ConnectionRepository, OpenPage, Visitor

LONGEST_CONNECTION = timedelta(hours=2, minutes=5)


class DynamoConnectionRepository(ConnectionRepository):
    """Open pages in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def open(self, connection_id: str, visitor: Visitor, opened_at: datetime) -> None:
        """One request per 25 companies."""
        common = {
            "item": "page",
            "connection": connection_id,
            **_whose(visitor),
            "opened_at": opened_at,
            **forget_after(opened_at + LONGEST_CONNECTION),
        }
        self._table.write_many(
            [
                to_item({**keys.page(connection_id, slug), **keys.page_indexes(connection_id, slug), "company": slug})
                | to_item(common)
                for slug in dict.fromkeys(visitor.companies)
            ]
        )

    def close(self, connection_id: str) -> None:
        """Two requests, one for a page that is not known."""
        known = self._table.query(keys.pages(connection_id), consistent=True)
        self._table.write_many([], [keys.key_of(plain) for plain in known])

    def watching(self, company: str) -> tuple[OpenPage, ...]:
        """One request."""
        found = self._table.query(keys.watching(company))
        return tuple(OpenPage(plain["connection"], **_read_whose(plain)) for plain in found)

    def issue_ticket(self, ticket: str, visitor: Visitor, expires_at: datetime) -> None:
        """One request."""
        self._table.put(
            to_item(
                {
                    **keys.live_ticket(ticket),
                    "item": "live ticket",
                    "company": keys.PLATFORM,
                    "companies": visitor.companies,
                    **_whose(visitor),
                    "good_until": expires_at,
                    **forget_after(expires_at),
                }
            )
        )

    def redeem_ticket(self, ticket: str, now: datetime) -> Visitor:
        """One request: the ticket is taken out of the table, so of two who come with it one gets in."""
        plain = self._table.take(keys.live_ticket(ticket))
        if plain is None or datetime.fromisoformat(plain["good_until"]) <= now:
            raise NotAllowed("This page's ticket is not good any more: ask for another one.")
        return Visitor(companies=tuple(plain["companies"]), **_read_whose(plain))


def _whose(visitor: Visitor) -> dict[str, Any]:
    names = ("user", "topics", "user_id", "let_in_at")
    return {name: getattr(visitor, name) for name in names}


def _read_whose(plain: Plain) -> dict[str, Any]:
    """What was kept before pages had an account counts as let in at the beginning of time."""
    whose = {"user_id": plain.get("user_id", ""), "let_in_at": int(plain.get("let_in_at", 0))}
    return {"user": plain["user"], "topics": tuple(plain.get("topics", ())), **whose}
