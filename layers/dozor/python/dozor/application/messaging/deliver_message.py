"""A message to a resident: now, later, in a digest, or not at all; sent at most once whatever happens.

The usual way costs no request more than claim, send, record: the claim is a transaction that is refused when wishes are kept of
this person or they have been written to often enough. Only then these are read, and the message is written anew.
"""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.messaging.letter import Letter, address_letter
from dozor.application.send_message import Carriers, hand_over
from dozor.domain.company import Company
from dozor.domain.message import Message, MessageChannel
from dozor.domain.message_kinds import Timing, find_kind
from dozor.domain.wishes import Limit, Wishes, free_again, limit_at
from dozor.ports.messages import MessageRepository, WishRepository
from dozor.ports.system import Texts


@dataclass(frozen=True, slots=True)
class Post:
    """What delivering needs at hand."""

    messages: MessageRepository
    wishes: WishRepository
    carriers: Carriers
    texts: Texts


def deliver_message(letter: Letter, now: datetime, post: Post) -> Message:
    """The message as it stands afterwards; the same letter again sends nothing again.

    Raises TransientFailure when the carrier did not take it but may later (it stands as `waiting`, and is looked at again).
    """
    nobody = Wishes(letter.company.slug, letter.person)
    message = address_letter(letter, nobody, post.texts)
    if find_wait(message, letter.company, now) is None:
        claim = post.messages.claim_for(message.claimed(now), limit_of(message, letter.company, now), knowing=False)
        if claim.made:
            return hand_over(message.claimed(now), now, post.messages, post.carriers)
        if not claim.hindered:
            return claim.earlier or message
    return _deliver_with_care(letter, now, post)


def find_wait(message: Message, company: Company, now: datetime) -> tuple[datetime, str] | None:
    """Until when it must wait, and why; None when it may be sent now. A call rings in quiet hours for emergencies alone."""
    timing = find_kind(message.kind).timing
    rings = message.channel is MessageChannel.VOICE and bool(message.person)
    quiet = company.messages.quiet_end(now, company.zone)
    if quiet and not message.urgent and (timing is not Timing.AT_ONCE or rings):
        return quiet, "quiet_hours"
    if timing is Timing.GATHERED and company.messages.digest_seconds and not message.due_at:
        return company.messages.window_end(now), "digest"
    return None


def limit_of(message: Message, company: Company, now: datetime) -> Limit:
    """How often this person may be written to now; what must be told at once is never kept back."""
    limit = limit_at(company.messages, now, company.zone)
    unlimited = find_kind(message.kind).timing is Timing.AT_ONCE or message.urgent
    return Limit(limit.day, limit.hour) if unlimited else limit


def unwanted(message: Message, wishes: Wishes) -> bool:
    """Whether its addressee has opted out of it."""
    return not (wishes.news or message.obligatory)


def _deliver_with_care(letter: Letter, now: datetime, post: Post) -> Message:
    company = letter.company
    limit = limit_at(company.messages, now, company.zone)
    wishes, tally = post.wishes.look_up(company.slug, letter.person, limit.day)
    message = address_letter(letter, wishes, post.texts)
    if unwanted(message, wishes):
        return _enter(message.withheld("opted_out", now), post)
    wait = find_wait(message, company, now)
    if wait is not None:
        return _enter(message.queued(*wait, now), post)
    claim = post.messages.claim_for(message.claimed(now), limit_of(message, company, now), knowing=True)
    if claim.made:
        return hand_over(message.claimed(now), now, post.messages, post.carriers)
    if not claim.hindered:
        return claim.earlier or message
    return _enter(message.queued(free_again(limit, tally, now, company.zone), "rate", now), post)


def _enter(message: Message, post: Post) -> Message:
    return post.messages.claim(message) or message
