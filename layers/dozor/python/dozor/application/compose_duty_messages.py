"""Which messages a page about a duty means, and a duty that is given to somebody, in which words.

Pure: the same event, the same messages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dozor.application.messaging.letter import Letter, Words, fit_channel, ways_left
from dozor.application.messaging.wording import MESSAGES
from dozor.application.wording import WRITTEN, phrase
from dozor.domain.clocks import ClockKind
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
    """The messages of a CallbackDutyEscalated or a CallbackDutyGiven; none for any other event."""
    if event.type == "CallbackDutyGiven":
        return _tell_given(event, CallbackDutyV1.model_validate(event.data), desk)
    if event.type != "CallbackDutyEscalated":
        return ()
    duty = CallbackDutyV1.model_validate(event.data)
    means = duty.details["means"].split(",")
    text = _write(_name(duty, event), event, duty, desk, _language(duty, desk))
    addresses = {MessageChannel.SMS: duty.details["phone"], MessageChannel.EMAIL: duty.details["email"]}
    addresses[MessageChannel.VOICE] = duty.details["phone"]
    told = [
        _message(event, duty, channel, to, text, desk) for channel, to in addresses.items() if channel in means and to
    ]
    if len(told) > 1:
        return tuple(told)  # by several ways already
    return tuple(_with_ways(one, duty, desk) for one in told)


def _tell_given(event: Envelope, duty: CallbackDutyV1, desk: DutyDesk) -> tuple[Message, ...]:
    """One message to whoever it was given to, by the first way that there is: what it is, from whom, with which words."""
    details = duty.details
    if not details.get("means"):
        return ()  # to whoever is on shift, or somebody has taken it themselves
    language = _language(duty, desk)
    given = "duty_given_elsewhere" if details["instead_of"] else "duty_given"
    whom = duty.addressee_name or duty.addressee
    from_whom = phrase(desk.texts, desk.company, language, given, WRITTEN[given], by=details["by"], whom=whom)
    # Executors have no account by which the page would open.
    link = "" if details["recipient_id"] else f"{desk.pages_address}/duties"
    parts = (_write(_name(duty, event), event, duty, desk, language, link=""), from_whom, details["note"], link)
    text = " ".join(part.strip() for part in parts if part)
    phone, email = details["phone"], details["email"]
    channel = MessageChannel.SMS if phone else MessageChannel.EMAIL
    message = _message(event, duty, channel, phone or email, text, desk)
    # Another way is tried when this one fails; but no page, which is rather told twice than not at all.
    return (_with_ways(replace(message, must_arrive=False, obligatory=True), duty, desk),)


def _with_ways(message: Message, duty: CallbackDutyV1, desk: DutyDesk) -> Message:
    """With the other ways to the same person, to be tried when this one fails."""
    return replace(message, ways=ways_left(message, duty.details["email"], duty.details["phone"], desk.company))


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
    """Its wording: by kind; another one where the moment has come to which it was put off, and where a call is late."""
    was_put_off = duty.kind != DutyKind.DEFERRED and duty.details.get("clock") == ClockKind.DEFERRED
    if was_put_off and int(duty.details["after_seconds"]) <= 0:
        return "duty_put_off"
    late = duty.kind in (DutyKind.CALLBACK, DutyKind.VOICEMAIL) and event.time >= duty.due_at
    return "duty_late" if late else f"duty_{duty.kind}"


def _language(duty: CallbackDutyV1, desk: DutyDesk) -> str:
    return desk.company.speak(duty.details["language"])


def _write(
    name: str, event: Envelope, duty: CallbackDutyV1, desk: DutyDesk, language: str, link: str | None = None
) -> str:
    values: Mapping[str, object] = {
        "company": desk.company.name(language),
        "phone": duty.phone or "—",
        "count": duty.count,
        "due": desk.texts.moment(language, duty.due_at, desk.company, event.time),
        "reason": duty.reason,
        "mark": duty.mark,
        "operator": duty.operator or "—",
        "note": duty.note,
        "link": f"{desk.pages_address}/desk" if link is None else link,
    }
    return phrase(desk.texts, desk.company, language, name, WRITTEN[name], **values)


def _message(
    event: Envelope, duty: CallbackDutyV1, channel: MessageChannel, to: str, text: str, desk: DutyDesk
) -> Message:
    """brief: what a call says, which can name no link."""
    language = _language(duty, desk)
    subject = _write("duty_subject", event, duty, desk, language)
    message = Message(
        company=event.company,
        id=f"{event.id}-{channel}",
        channel=channel,
        to=to,
        kind=f"duty_{duty.kind}",
        text=text,
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
