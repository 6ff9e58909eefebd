"""What became of messages after they were handed over."""

from dataclasses import replace
from datetime import datetime, timedelta

from dozor.domain.errors import NotFound
from dozor.domain.message import Message, MessageState
from dozor.ports.repositories import MessageRepository

PATIENCE = timedelta(minutes=5)


def record_delivery(
    provider_id: str, delivered: bool, why: str, at: datetime, messages: MessageRepository
) -> Message | None:
    """Write down what the carrier says of an SMS; None when it is none of ours. A later word replaces an earlier one."""
    try:
        message = messages.by_provider_id(provider_id)
    except NotFound:
        return None
    state = MessageState.DELIVERED if delivered else MessageState.FAILED
    told = replace(message, state=state, failure="" if delivered else why, settled_at=at)
    if told.state is not message.state:
        messages.record(told)
    return told


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
