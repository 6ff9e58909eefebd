"""Claim, send, record: neither SNS nor SES can be asked to send only once, so the claim decides who sends. A call can:
its token is the message's id.

A sender that died between claim and record leaves a message of which nobody knows whether it left. A page of an
escalation is then sent again (at least once); any other message is not (at most once) and ends as `unknown`.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from dozor.domain.errors import FieldProblem, Invalid, TransientFailure, Uncertain
from dozor.domain.message import Message, MessageChannel, MessageState
from dozor.domain.sms import measure_sms
from dozor.ports.gateways import Mailer, SmsSender, VoiceCaller
from dozor.ports.messages import MessageRepository


@dataclass(frozen=True, slots=True)
class Carriers:
    """The ways out. sms_sender: the alphanumeric sender where the country allows one; mail_from: the address.

    calls_from: the number (E.164, claimed by Connect) that calls are made from.
    """

    sms: SmsSender
    mail: Mailer
    sms_sender: str
    mail_from: str
    voice: VoiceCaller | None = None
    calls_from: str = ""


def send_message(message: Message, now: datetime, messages: MessageRepository, carriers: Carriers) -> Message:
    """The message as it stands afterwards.

    Raises TransientFailure when the carrier did not take it but may later (the claim is given back), and Uncertain when
    a page got no answer: call again in both cases.
    """
    claimed = measured(message).claimed(now)
    earlier = messages.claim(claimed)
    if earlier is not None and not _may_send_again(earlier):
        return earlier
    return hand_over(claimed, now, messages, carriers)


def hand_over(claimed: Message, now: datetime, messages: MessageRepository, carriers: Carriers) -> Message:
    """Send and record what this process has claimed; the message as it stands afterwards. Raises as send_message does."""
    try:
        provider_id = _give(claimed, carriers)
    except Invalid as refusal:
        return _settle(claimed.failed(str(refusal), now), messages)
    except TransientFailure as failure:
        _settle(claimed.put_off(str(failure), now), messages)
        raise
    except Uncertain:
        if claimed.must_arrive:
            raise  # still claimed: the next call sends it again
        return _settle(claimed.unknown(now), messages)
    return _settle(claimed.sent(provider_id, now), messages)


def _may_send_again(earlier: Message) -> bool:
    open_still = earlier.state in (MessageState.CLAIMED, MessageState.UNKNOWN) and not earlier.followed_by
    return earlier.must_arrive and open_still


def _give(message: Message, carriers: Carriers) -> str:
    if message.channel is MessageChannel.SMS:
        return carriers.sms.send(message.to, message.text, carriers.sms_sender)
    if message.channel is MessageChannel.VOICE:
        if carriers.voice is None or not carriers.calls_from:
            raise Invalid([FieldProblem("voice", "There is no number to call from.")])
        return carriers.voice.call(message.to, message.id, carriers.calls_from, message.attributes)
    return carriers.mail.send(message.to, message.subject, message.text, carriers.mail_from)


def _settle(message: Message, messages: MessageRepository) -> Message:
    messages.record(message)
    return message


def measured(message: Message) -> Message:
    """With the encoding and the segments of an SMS."""
    if message.channel is not MessageChannel.SMS:
        return message
    length = measure_sms(message.text)
    return replace(message, segments=length.segments, encoding=length.encoding.value)
