"""Open pages: who may see a change is told of it; a page that is gone is forgotten."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from dozor.domain.errors import NotAllowed
from dozor.domain.secret_links import mask_links
from dozor.domain.user import is_outdated
from dozor.events import evaluations
from dozor.events.envelope import Envelope
from dozor.ports.gateways import ConnectionRepository, OpenPage, PushChannel, Visitor
from dozor.ports.system import Ids

TICKET_LIVES = timedelta(minutes=1)
# Work for a function, not news; the first and the last carry the phones of those who are to be told.
NOT_FOR_PAGES = frozenset({"OutageTellingDue", "OutageTicketsDue", "ShiftLinkAsked"})
# A page with this topic is told of the evaluations of its reader's own talks, and of nobody else's.
OWN_EVALUATIONS = f"{evaluations.SOURCE}.own"


def push_change(
    event: Envelope,
    watchers: Callable[[str], Iterable[OpenPage]],
    connections: ConnectionRepository,
    channel: PushChannel,
    withdrawn: Callable[[], Mapping[str, datetime]],
) -> int:
    """Tell every open page that may see this of this company; answers how many were told, none of what is not for pages.

    watchers: the pages that watch a company, as they were asked for after the event had happened: a page that opens later
    reads the change itself. withdrawn: whose rights have changed, asked only where there is a page to be told; a page that
    was let in before is hung up.
    """
    if event.type in NOT_FOR_PAGES:
        return 0
    # What people have written may quote a link that lets in whoever has it.
    message = {"type": "change", "event": json.loads(mask_links(event.model_dump_json()))}
    told = 0
    for page in watchers(event.company):
        if not _is_for(page, event):
            continue
        if is_outdated(page.user_id, page.let_in_at, withdrawn()):
            connections.close(page.connection)
            channel.close(page.connection)
        elif channel.send(page.connection, message):
            told += 1
        else:
            connections.close(page.connection)
    return told


def _is_for(page: OpenPage, event: Envelope) -> bool:
    own = event.source == evaluations.SOURCE and OWN_EVALUATIONS in page.topics
    return event.source in page.topics or (own and bool(page.user) and event.data.get("operator") == page.user)


def issue_live_ticket(visitor: Visitor, now: datetime, connections: ConnectionRepository, ids: Ids) -> str:
    """A ticket with which a page may open its connection, once, within a minute."""
    ticket = ids.new()
    connections.issue_ticket(ticket, visitor, now + TICKET_LIVES)
    return ticket


def open_page(
    connection_id: str,
    ticket: str,
    now: datetime,
    connections: ConnectionRepository,
    withdrawn: Callable[[], Mapping[str, datetime]],
) -> None:
    """Let a page in; raises NotAllowed for a ticket that is unknown, used or too old, or of rights that have changed since."""
    visitor = connections.redeem_ticket(ticket, now)
    if is_outdated(visitor.user_id, visitor.let_in_at, withdrawn()):
        raise NotAllowed("This page's ticket tells of rights that have changed since: ask for another one.")
    connections.open(connection_id, visitor, now)
