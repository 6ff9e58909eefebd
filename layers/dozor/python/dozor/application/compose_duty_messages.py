"""Which messages a page about a duty means, in which words. Pure: the same event, the same messages."""

from collections.abc import Mapping
from dataclasses import dataclass

from dozor.application.messaging.letter import Letter, Words
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
    details = duty.details
    means = details["means"].split(",")
    language = desk.company.speak(details["language"])
    text = _write(_name(duty, event), event, duty, desk, language)
    messages = []
    if "sms" in means and details["phone"]:
        messages.append(_message(event, duty, MessageChannel.SMS, details["phone"], text, ""))
    if "email" in means and details["email"]:
        subject = _write("duty_subject", event, duty, desk, language)
        messages.append(_message(event, duty, MessageChannel.EMAIL, details["email"], text, subject))
    return tuple(messages)


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


def _message(
    event: Envelope, duty: CallbackDutyV1, channel: MessageChannel, to: str, text: str, subject: str
) -> Message:
    return Message(
        company=event.company,
        id=f"{event.id}-{channel}",
        channel=channel,
        to=to,
        kind=f"duty_{duty.kind}",
        text=text,
        subject=subject,
        ticket=duty.ticket,
        recipient=duty.details["name"],
        must_arrive=True,
        made_at=event.time,
    )
