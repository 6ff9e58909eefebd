"""Domain objects as the wire shows them."""

from dozor.domain.catalogue import Catalogue
from dozor.domain.journal import JournalEntry
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket
from dozor.ports.system import Texts
from functions.rest_api.models.tickets import JournalEntryTold, TicketTold


def show_ticket(ticket: Ticket, catalogue: Catalogue, language: str, actor: Actor | None = None) -> TicketTold:
    """The ticket with its problem's name in that language, and what that person may do to it (nobody's: what anybody may)."""
    told = TicketTold.model_validate(ticket)
    known: dict[str, object] = {"problem_name": catalogue.name(ticket.problem, language)}
    if actor is not None:
        known |= {"allowed": ticket.allowed_to(actor), "edits": ticket.edits_for(actor)}
    return told.model_copy(update=known)


def show_entry(entry: JournalEntry, texts: Texts, language: str) -> JournalEntryTold:
    """One entry of the journal; why Dozor itself did something is said in that language, what people wrote is left."""
    told = JournalEntryTold.model_validate(entry)
    if entry.actor.kind is not ActorKind.SYSTEM or not entry.reason:
        return told
    return told.model_copy(update={"reason": texts.say(language, entry.reason)})
