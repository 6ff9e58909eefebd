"""Domain objects as the wire shows them."""

from collections.abc import Iterable

from dozor.domain.catalogue import Catalogue
from dozor.domain.journal import JournalEntry
from dozor.domain.message import Message
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket
from dozor.ports.system import Texts
from functions.rest_api.diagnoses import show_diagnosis
from functions.rest_api.models.journal import DeliveryTold, JournalEntryTold
from functions.rest_api.models.tickets import TicketTold


def show_ticket(ticket: Ticket, catalogue: Catalogue, language: str, actor: Actor | None = None) -> TicketTold:
    """The ticket with its problem's name in that language, and what that person may do to it (nobody's: what anybody may)."""
    told = TicketTold.model_validate(ticket)
    known: dict[str, object] = {"problem_name": catalogue.name(ticket.problem, language)}
    if ticket.diagnosis is not None:
        known["diagnosis"] = show_diagnosis(ticket.company, ticket.diagnosis, language)
    if actor is not None:
        known |= {"allowed": ticket.allowed_to(actor), "edits": ticket.edits_for(actor)}
    return told.model_copy(update=known)


def show_entry(entry: JournalEntry, texts: Texts, language: str, messages: Iterable[Message] = ()) -> JournalEntryTold:
    """One entry of the journal; why Dozor itself did something is said in that language, what people wrote is left.

    messages: about the ticket; those that were sent because of this entry are told with it.
    """
    event = f"{entry.company}-ticket-{entry.ticket}-{entry.position}-"
    deliveries = tuple(show_delivery(one) for one in messages if one.id.startswith(event))
    told = JournalEntryTold.model_validate(entry).model_copy(update={"deliveries": deliveries})
    if entry.actor.kind is not ActorKind.SYSTEM or not entry.reason:
        return told
    return told.model_copy(update={"reason": texts.say(language, entry.reason)})


def show_delivery(message: Message) -> DeliveryTold:
    """What is known of a message by now."""
    return DeliveryTold(
        message_id=message.id,
        channel=message.channel,
        recipient=message.recipient,
        state=message.state,
        at=message.settled_at or message.claimed_at,
        failure=message.failure,
    )
