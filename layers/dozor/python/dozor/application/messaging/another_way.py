"""What did not arrive, and must, is tried by the next way, each way once: a message of its own that names the one before."""

from dataclasses import replace
from datetime import datetime, timedelta

from dozor.application.messaging.deliver_message import Post, find_wait
from dozor.application.messaging.letter import fit_channel
from dozor.application.send_message import send_message
from dozor.domain.company import Company
from dozor.domain.message import Message, MessageState, Receipt
from dozor.ports.messages import MessageRepository

RECORD_LAGS = timedelta(minutes=2)  # a carrier's word may be there before the message is recorded and indexed


def try_another_way(message: Message, stands_as: MessageState, company: Company, now: datetime, post: Post) -> Message:
    """The message that goes instead, as it stands. May be called again: nothing goes twice that was not a page.

    stands_as: the state in which the lost message is kept. Raises as send_message does; then the next call goes on.
    """
    (channel, to), *rest = message.ways
    plain = replace(
        message,
        id=f"{message.id}~{channel}",
        channel=channel,
        to=to,
        ways=tuple(rest),
        instead_of=message.id,
        attributes={},
        provider_id="",
        failure="",
        reason="",
        claimed_at=None,
        settled_at=None,
        due_at=None,
        segments=0,
        encoding="",
    )
    other = fit_channel(plain, company, post.texts)
    wait = find_wait(other, company, now)
    if wait is not None:
        queued = other.queued(*wait, now)
        told = post.messages.claim(queued) or queued
    else:
        told = send_message(other, now, post.messages, post.carriers)
    post.messages.take(message.replaced(other.id), stands_as)
    return told


def find_lost(receipt: Receipt, now: datetime, messages: MessageRepository) -> Message | None:
    """The message that this receipt says was lost, as lost; None when there is nothing (more) to do about it."""
    sent = messages.carried_as(receipt.provider_id)
    if sent is not None:
        return sent.told(receipt)
    if now - receipt.at >= RECORD_LAGS:
        messages.look_away(receipt)
    return None
