"""Domain objects as their own resident sees them: what is not listed here does not leave the house."""

from collections.abc import Iterable
from datetime import datetime

from dozor.application.outages.words import Speaker, describe
from dozor.application.resident_page.act import possible_for_resident
from dozor.application.resident_page.journal import Reader
from dozor.application.resident_page.link import Visitor
from dozor.application.resident_page.outages import OwnOutage
from dozor.application.resident_page.wording import STATES as RESIDENT_STATES
from dozor.application.wording import STATES, phrase
from dozor.bootstrap.problems import catalogue_of
from dozor.bootstrap.system import texts
from dozor.domain.attachment import Attachment, AttachmentState
from dozor.domain.journal import JournalEntry
from dozor.domain.message import Message
from dozor.domain.people import ActorKind
from dozor.domain.ticket import Ticket
from functions.rest_api.files import show_attachment
from functions.rest_api.models.resident import (
    LineTold,
    OwnExecutorTold,
    OwnMessageTold,
    OwnOutageTold,
    OwnPageTold,
    OwnTicketPageTold,
    OwnTicketTold,
)


def show_resident(
    visitor: Visitor, tickets: Iterable[Ticket], out: Iterable[OwnOutage], language: str, now: datetime
) -> OwnPageTold:
    """Their page."""
    company = visitor.company
    speaker = Speaker(company, company.speak(language), now, texts())
    return OwnPageTold(
        company=company.slug,
        company_name=company.name(language),
        calls_to=company.numbers[0].e164 if company.numbers else "",
        time_zone=company.time_zone,
        until=visitor.until,
        outages=tuple(_show_outage(one, speaker) for one in out),
        tickets=tuple(show_own_ticket(visitor, ticket, language, now) for ticket in tickets),
    )


def _show_outage(own: OwnOutage, speaker: Speaker) -> OwnOutageTold:
    outage = own.outage
    return OwnOutageTold(
        words=describe(outage, own.address, speaker),
        resource=outage.resource,
        state=outage.state(speaker.now),
        began_at=outage.began_at,
        expected_end=outage.expected_end,
    )


def show_own_ticket(visitor: Visitor, ticket: Ticket, language: str, now: datetime) -> OwnTicketTold:
    """One ticket without its journal."""
    return OwnTicketTold(
        number=ticket.number,
        version=ticket.version,
        state=ticket.state,
        state_words=_say_state(visitor, ticket, language, now),
        problem_name=catalogue_of(ticket.company).name(ticket.problem, language),
        address=ticket.place.address,
        flat=ticket.place.flat,
        registered_at=ticket.registered_at,
        planned_at=ticket.planned_at,
        deferred_until=ticket.deferred_until,
        done_at=ticket.done_at,
        declined_because=ticket.declined_because,
        open=ticket.open,
        mark=ticket.mark,
        executor=OwnExecutorTold(name=ticket.executor_name, trade=ticket.trade) if ticket.executor_name else None,
        actions=possible_for_resident(ticket, visitor.company, now),
    )


def show_own_page(
    visitor: Visitor,
    ticket: Ticket,
    journal: Iterable[JournalEntry],
    messages: Iterable[Message],
    attachments: Iterable[Attachment],
    language: str,
    now: datetime,
) -> OwnTicketPageTold:
    """One ticket with all that is theirs of it."""
    own = [one for one in attachments if one.by.kind is ActorKind.RESIDENT and one.by.id == visitor.phone]
    reader = Reader(visitor, language, texts(), frozenset(one.id for one in own))
    return OwnTicketPageTold(
        ticket=show_own_ticket(visitor, ticket, language, now),
        journal=tuple(LineTold.model_validate(line) for line in reader.read(journal)),
        messages=tuple(_show_message(one) for one in messages if one.to == visitor.phone),
        attachments=tuple(show_attachment(one, language) for one in own if one.state is not AttachmentState.REMOVED),
    )


def _show_message(message: Message) -> OwnMessageTold:
    at = message.settled_at or message.claimed_at or message.made_at
    return OwnMessageTold(at=at, channel=message.channel, text=message.text, state=message.state)


def _say_state(visitor: Visitor, ticket: Ticket, language: str, now: datetime) -> str:
    """As the telephone says it, but for what stands beside it on the page."""
    own = RESIDENT_STATES.get(ticket.state)
    return phrase(
        texts(),
        visitor.company,
        language,
        f"own_state_{ticket.state}" if own else f"state_{ticket.state}",
        own or STATES.get(ticket.state, ""),
        number=ticket.number,
        executor=ticket.executor_name,
        planned=texts().moment(language, ticket.deferred_until or ticket.planned_at, visitor.company, now),
    )
