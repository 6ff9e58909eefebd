"""Whatever somebody was let in with before their rights changed opens nothing any more."""

from datetime import datetime

from dozor.domain.user import User
from dozor.ports.gateways import ConnectionRepository, PushChannel
from dozor.ports.users import AccessChanges


def withdraw_access(
    user: User, at: datetime, changes: AccessChanges, connections: ConnectionRepository, channel: PushChannel
) -> None:
    """Tokens made before `at` are refused from now on, and open pages of the companies that the user had are hung up.

    A page that may still be there comes back by itself, with what its owner may do now.
    """
    changes.withdraw(user.id, at)
    pages = {
        page.connection for slug in user.companies for page in connections.watching(slug) if page.user == user.email
    }
    for connection in sorted(pages):
        connections.close(connection)
        channel.close(connection)
