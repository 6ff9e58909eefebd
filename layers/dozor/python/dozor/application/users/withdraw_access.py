"""Whatever somebody was let in with before their rights changed opens nothing any more."""

from collections.abc import Iterable
from datetime import datetime

from dozor.ports.gateways import ConnectionRepository, PushChannel
from dozor.ports.users import AccessChanges


def withdraw_access(
    user_id: str,
    companies: Iterable[str],
    at: datetime,
    changes: AccessChanges,
    connections: ConnectionRepository,
    channel: PushChannel,
) -> None:
    """Tokens made before `at` (a whole second) are refused from now on, and that person's pages of the companies are hung up.

    A page that may still be there comes back by itself, with what its owner may do now. One that is not listed yet, or comes
    in by a ticket of before, is turned away by `open_page` and `push_change`.
    """
    changes.withdraw(user_id, at)
    pages = {page.connection for slug in companies for page in connections.watching(slug) if page.user_id == user_id}
    for connection in sorted(pages):
        connections.close(connection)
        channel.close(connection)
