"""Which messages a page about a duty means, in which words. Pure: the same event, the same messages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dozor.application.messaging.letter import Letter, Words, fit_channel, ways_left
from dozor.application.messaging.wording import MESSAGES
from dozor.application.wording import WRITTEN, phrase
from dozor.domain.company import Company
from dozor.domain.duty import PROMISED, DutyKind
from dozor.domain.message import Message, MessageChannel
from dozor.events.contacts import CallbackDutyV1
from dozor.events.envelope import Envelope
from dozor.ports.system import Texts


@dataclass(frozen=True, slots=True)
class DutyDesk:
    """What composing needs at hand. pages_address: no trailing slash."""

    company: Company
    texts: Texts
    pages_address: str


def compose_duty_messages(event: Envelope, desk: DutyDesk) -> tuple[Message, ...]:
    """The messages of a CallbackDutyEscalated; none for any other event."""
    if event.type != "CallbackDutyEscalated":
        return ()
    duty = CallbackDutyV1.model_validate(event.data)
    means = duty.details["means"].split(",")
    addresses = {MessageChannel.SMS: duty.details["phone"], MessageChannel.EMAIL: duty.details["email"]}
    addresses[MessageChannel.VOICE] = duty.details["phone"]
    told = [_message(event, duty, channel, to, desk) for channel, to in addresses.items() if channel in means and to]
    if len(told) > 1:
        return tuple(told)  # by several ways already
    email, phone = duty.details["email"], duty.details["phone"]
    return tuple(replace(one, ways=ways_left(one, email, phone, desk.company)) for one in told)


def compose_promise(event: Envelope, desk: DutyDesk) -> tuple[Letter, ...]:
    """Whoever was promised a call back is told until when; nobody else who left a duty."""
    if event.type != "CallbackDutyOpened":
        return ()
    duty = CallbackDutyV1.model_validate(event.data)
    if duty.kind != DutyKind.CALLBACK or duty.reason != PROMISED or not duty.phone:
        return ()

    def write(language: str) -> Words:
        told = MESSAGES["call_promised"]
        due = desk.texts.moment(language, duty.due_at, desk.company, event.time)
        name = desk.company.name(language)
        return Words(phrase(desk.texts, desk.company, language, "call_promised", told, company=name, due=due))

    letter = Letter(desk.company, f"{event.id}-resident", "callback_promised", duty.phone, write, event.time, duty.name)
    return (letter,)


def _name(duty: CallbackDutyV1, event: Envelope) -> str:
    """Its wording: by kind, and for a call another one once the time is over."""
    late = duty.kind in (DutyKind.CALLBACK, DutyKind.VOICEMAIL) and event.time >= duty.due_at
    return "duty_late" if late else f"duty_{duty.kind}"


def _write(name: str, event: Envelope, duty: CallbackDutyV1, desk: DutyDesk, language: str) -> str:
    values: Mapping[str, object] = {
        "company": desk.company.name(language),
        "phone": duty.phone or "—",
        "count": duty.count,
        "due": desk.texts.moment(language, duty.due_at, desk.company, event.time),
        "reason": duty.reason,
        "mark": duty.mark,
        "operator": duty.operator or "—",
        "link": f"{desk.pages_address}/desk",
    }
    return phrase(desk.texts, desk.company, language, name, WRITTEN[name], **values)


def _message(event: Envelope, duty: CallbackDutyV1, channel: MessageChannel, to: str, desk: DutyDesk) -> Message:
    """brief: what a call says, which can name no link."""
    language = desk.company.speak(duty.details["language"])
    subject = _write("duty_subject", event, duty, desk, language)
    message = Message(
        company=event.company,
        id=f"{event.id}-{channel}",
        channel=channel,
        to=to,
        kind=f"duty_{duty.kind}",
        text=_write(_name(duty, event), event, duty, desk, language),
        subject=subject if channel is MessageChannel.EMAIL else "",
        ticket=duty.ticket,
        recipient=duty.details["name"],
        must_arrive=True,
        made_at=event.time,
        language=language,
        brief=subject,
        patience=desk.company.messages.unknown_seconds,
    )
    return fit_channel(message, desk.company, desk.texts) if channel is MessageChannel.VOICE else message
