"""What became of messages that were claimed and never recorded."""

from datetime import datetime, timedelta

from dozor.domain.message import Message, MessageState
from dozor.ports.messages import MessageRepository

PATIENCE = timedelta(minutes=5)


def reconcile_messages(slug: str, now: datetime, messages: MessageRepository) -> tuple[Message, ...]:
    """Claims that have been left without a result for five minutes become `unknown`; answers them.

    Nothing is sent from here: what must arrive is sent again by the event's own retry, the rest at most once.
    """
    forgotten = messages.claimed_before(slug, (now - PATIENCE).isoformat())
    # The list may lag behind: a message that has been sent meanwhile must not lose its carrier's id.
    fresh = (messages.get(slug, message.id) for message in forgotten)
    marked = tuple(message.unknown(now) for message in fresh if message.state is MessageState.CLAIMED)
    for message in marked:
        messages.record(message)
    return marked
