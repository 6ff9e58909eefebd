"""A company's messages, newest first, of certain states and channels.

How a message stands is known only together with what its carrier says, so the list is read and looked through; never more than
a few pages in one call, so a page may be short, or empty, though there is more.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from dozor.domain.message import Message, MessageChannel, MessageState
from dozor.ports.messages import MessageRepository
from dozor.ports.paging import Page

MOST_READS = 5
READ = 200


@dataclass(frozen=True, slots=True)
class MessageSearch:
    """Empty: any. since: made from then on."""

    states: Collection[MessageState] = ()
    channels: Collection[MessageChannel] = ()
    since: datetime | None = None

    def fits(self, message: Message) -> bool:
        """Whether it is one of those."""
        by_state = not self.states or message.state in self.states
        return by_state and (not self.channels or message.channel in self.channels)


def list_messages(
    company: str, search: MessageSearch, messages: MessageRepository, *, limit: int = 50, cursor: str = ""
) -> Page[Message]:
    """One page; two requests for each of at most five reads. Raises Invalid for a cursor of nobody's."""
    if not search.states and not search.channels:
        return messages.list(company, since=search.since, limit=limit, cursor=cursor)
    found: list[Message] = []
    for _ in range(MOST_READS):
        page = messages.list(company, since=search.since, limit=max(READ, limit), cursor=cursor)
        for message in page.items:
            if not search.fits(message):
                continue
            if len(found) == limit:  # the next page begins anew behind the last one that was told
                return Page(tuple(found), messages.place_of(found[-1]))
            found.append(message)
        cursor = page.cursor
        if not cursor:
            break
    return Page(tuple(found), cursor)
