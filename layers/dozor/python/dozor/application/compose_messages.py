"""Which messages an event of a ticket means, to whom, in which words. Pure: the same event, the same messages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.application.executor_page.link import TICKET_LINK_LIVES
from dozor.application.marking import N_
from dozor.application.messaging.letter import Letter, ways_left
from dozor.application.messaging.ticket_letters import WATCHED, TicketNews, name_problem
from dozor.application.messaging.wording import MESSAGES
from dozor.application.tell_page import UNMET
from dozor.application.wording import SPOKEN, WRITTEN, phrase
from dozor.domain.catalogue import Catalogue
from dozor.domain.clocks import ClockKind
from dozor.domain.company import Company
from dozor.domain.escalation import Whom
from dozor.domain.message import Message, MessageChannel
from dozor.domain.people import Executor
from dozor.domain.secret_links import WORK
from dozor.events.envelope import Envelope
from dozor.events.tickets import TicketEventV1
from dozor.ports.system import LinkSigner, Texts


@dataclass(frozen=True, slots=True)
class Desk:
    """What composing needs at hand. executor: who holds the ticket now, None if nobody; pages_address: no slash."""

    company: Company
    executor: Executor | None
    catalogue: Catalogue
    texts: Texts
    links: LinkSigner
    pages_address: str
    mail_from: str


def compose_messages(event: Envelope, desk: Desk) -> tuple[Message, ...]:
    """The messages to people at work that this event means; none for an event that nobody is told of."""
    composer = _COMPOSERS.get(event.type)
    return composer(event, TicketEventV1.model_validate(event.data), desk) if composer else ()


def compose_letters(event: Envelope, desk: Desk) -> tuple[Letter, ...]:
    """The letters to residents and watchers that this event means; how each goes is for their wishes to say."""
    if event.type not in WATCHED:
        return ()
    ticket = TicketEventV1.model_validate(event.data)
    return tuple(
        TicketNews(event, ticket, desk.company, desk.catalogue, desk.texts, desk.links, desk.pages_address).letters()
    )


def _tell_executor(event: Envelope, ticket: TicketEventV1, desk: Desk) -> tuple[Message, ...]:
    executor = desk.executor
    if executor is None or not executor.phone:
        return ()
    language = desk.company.speak(executor.language)
    text = _write("ticket_assigned", event, ticket, desk, language)
    message = _to(event, ticket, "ticket_assigned", MessageChannel.SMS, executor.phone, executor.name, text)
    subject = _write("subject_ticket", event, ticket, desk, language)
    message = replace(message, subject=subject, clock=ClockKind.ACCEPT)
    return (_with_ways(message, executor.email, executor.phone, ticket, desk, language),)


def _page(event: Envelope, ticket: TicketEventV1, desk: Desk) -> tuple[Message, ...]:
    details = ticket.details
    language = desk.company.speak(details["language"])
    kind = f"escalated_{details['whom']}"
    # Pages of before there were other clocks tell none.
    wording = _WORDINGS.get(details.get("clock", ClockKind.ACCEPT), "late")
    name = wording if wording in WRITTEN else f"{wording}_{details['whom']}"
    if details.get("instead_of"):
        name = _STANDING_IN.get(name, name)
    text = _write(name, event, ticket, desk, language)
    means = details["means"].split(",")
    phone, email = details["phone"], details["email"]
    messages = []
    if "sms" in means and phone:
        messages.append(_to(event, ticket, kind, MessageChannel.SMS, phone, details["name"], text))
    if "email" in means and email:
        mail = _to(event, ticket, kind, MessageChannel.EMAIL, email, details["name"], text)
        messages.append(replace(mail, subject=_write(f"{wording}_subject", event, ticket, desk, language)))
    if "voice" in means and phone:
        messages.append(_call(event, ticket, kind, desk, language))
    # So that nobody is told any more, if it does not leave at once and is met meanwhile.
    messages = [replace(one, clock=details.get("clock", "")) for one in messages]
    if len(messages) > 1:
        return tuple(messages)  # told by several ways already
    return tuple(_with_ways(one, email, phone, ticket, desk, language) for one in messages)


def _with_ways(message: Message, email: str, phone: str, ticket: TicketEventV1, desk: Desk, language: str) -> Message:
    """With the other ways to the same person, to be tried when this one fails."""
    brief = phrase(
        desk.texts,
        desk.company,
        language,
        "brief_work",
        MESSAGES["brief_work"],
        number=ticket.ticket,
        problem=name_problem(desk.catalogue, desk.company, ticket.problem, language),
        address=ticket.address,
    )
    return replace(
        message,
        language=language,
        brief=brief,
        ways=ways_left(message, email, phone, desk.company),
        patience=desk.company.messages.unknown_seconds,
    )


def _call(event: Envelope, ticket: TicketEventV1, kind: str, desk: Desk, language: str) -> Message:
    """A call with all that its flow says. Only who holds the ticket can accept it; others confirm that they have heard."""
    details = ticket.details
    holds = details["whom"] == Whom.EXECUTOR
    text = _speak("call_executor" if holds else "call_other", ticket, desk, language)
    call = _to(event, ticket, kind, MessageChannel.VOICE, details["phone"], details["name"], text)
    attributes = {
        "company": event.company,
        "language": language,
        "voice": desk.company.voices.get(language, "none"),
        "ticket": ticket.ticket,
        "executor": details.get("recipient_id") or ticket.executor_id if holds else "",
        "message": call.id,
        "words": text,
        "trouble": _speak("call_trouble", ticket, desk, language),
        "later": _speak("call_later", ticket, desk, language),
    }
    return replace(call, attributes=attributes)


def _speak(name: str, ticket: TicketEventV1, desk: Desk, language: str) -> str:
    return phrase(
        desk.texts,
        desk.company,
        language,
        name,
        SPOKEN[name],
        company=desk.company.name(language),
        number=" ".join(ticket.ticket),
        problem=name_problem(desk.catalogue, desk.company, ticket.problem, language),
        address=ticket.address,
    )


TICKET_PAGE = "/ticket/"  # for who signs in, before company and number
NOBODY = N_("none yet")  # who holds a ticket that nobody has been given
# By the clock whose rung it is: nobody has taken it on, or nobody asks those outside; else what is not done yet is named.
_WORDINGS: Mapping[str, str] = {ClockKind.ACCEPT: "escalated", ClockKind.HAND_OVER: "outside"}
# Whoever is told because nobody nearer can be must not read that those were told.
_STANDING_IN: Mapping[str, str] = {
    "escalated_manager": "escalated_instead",
    "escalated_supervisor": "escalated_instead",
    "late_supervisor": "late_manager",
}
_COMPOSERS: Mapping[str, Callable[[Envelope, TicketEventV1, Desk], tuple[Message, ...]]] = {
    "TicketAssigned": _tell_executor,
    "TicketEscalated": _page,
}


def _write(kind: str, event: Envelope, ticket: TicketEventV1, desk: Desk, language: str) -> str:
    return phrase(
        desk.texts,
        desk.company,
        language,
        kind,
        WRITTEN.get(kind) or MESSAGES[kind],
        company=desk.company.name(language),
        number=ticket.ticket,
        problem=name_problem(desk.catalogue, desk.company, ticket.problem, language),
        address=ticket.address,
        flat=ticket.flat or "—",
        executor=_name_executor(ticket, desk, language),
        unmet=desk.texts.say(language, UNMET[ClockKind(ticket.details.get("clock", ClockKind.ACCEPT))]),
        planned=desk.texts.moment(language, ticket.planned_at, desk.company, event.time),
        link=_link(event, ticket, desk),
    )


def _name_executor(ticket: TicketEventV1, desk: Desk, language: str) -> str:
    """With the number to call them on, for whoever is told that they do nothing."""
    if not ticket.executor_name:
        return desk.texts.say(language, NOBODY)
    known = desk.executor if desk.executor and desk.executor.id == ticket.executor_id else None
    return f"{ticket.executor_name} {known.phone}" if known and known.phone else ticket.executor_name


def _link(event: Envelope, ticket: TicketEventV1, desk: Desk) -> str:
    """What lets the executor in goes to nobody else: others are led to the page for which they sign in."""
    if event.type != "TicketAssigned" and ticket.details["whom"] != Whom.EXECUTOR:
        return f"{desk.pages_address}{TICKET_PAGE}{event.company}/{ticket.ticket}"
    expires_at: datetime = event.time + TICKET_LINK_LIVES
    token = desk.links.sign(event.company, ticket.ticket, ticket.executor_id, expires_at)
    return f"{desk.pages_address}{WORK}{token}"


def _to(
    event: Envelope, ticket: TicketEventV1, kind: str, channel: MessageChannel, to: str, name: str, text: str
) -> Message:
    return Message(
        company=event.company,
        id=f"{event.id}-{channel}",
        channel=channel,
        to=to,
        kind=kind,
        text=text,
        ticket=ticket.ticket,
        recipient=name,
        must_arrive=True,
        made_at=event.time,
    )
