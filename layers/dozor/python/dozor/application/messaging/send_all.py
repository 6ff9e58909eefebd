"""All that one event means for people: what fails for one keeps nobody else from being told."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from dozor.application.messaging.deliver_message import Post, deliver_message
from dozor.application.messaging.letter import Letter
from dozor.application.send_message import send_message
from dozor.domain.errors import DozorError, NotFound, TransientFailure, Uncertain
from dozor.domain.message import Message, MessageChannel, MessageState


def send_all(pages: Iterable[Message], letters: Iterable[Letter], now: datetime, post: Post) -> Iterator[Message]:
    """Every message as it stands once it was seen to; to people at work first.

    Raises, after all of them, the first TransientFailure or Uncertain there was: what is left goes when this comes again.
    """
    tasks = [
        *(partial(_page, message, now, post) for message in pages),
        *(partial(deliver_message, letter, now, post) for letter in letters),
    ]
    put_off: DozorError | None = None
    for task in tasks:
        try:
            yield task()
        except (TransientFailure, Uncertain) as failure:
            put_off = put_off or failure
    if put_off is not None:
        raise put_off


def _page(message: Message, now: datetime, post: Post) -> Message:
    """A call that is one too many (two a second are allowed in all) waits, and is made in one of the next minutes.

    Its event would come back together with those of all the others, and be parked when the lines are still busy.
    """
    try:
        return send_message(message, now, post.messages, post.carriers)
    except TransientFailure:
        kept = _find(message, post) if message.channel is MessageChannel.VOICE else None
        if kept is None or kept.state is not MessageState.WAITING:
            raise
        return kept


def _find(message: Message, post: Post) -> Message | None:
    try:
        return post.messages.get(message.company, message.id, message.ticket)
    except NotFound:
        return None
