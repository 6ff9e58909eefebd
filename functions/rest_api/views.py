"""Domain objects as the wire shows them."""

from dozor.domain.catalogue import Catalogue
from dozor.domain.ticket import Ticket
from functions.rest_api.models.tickets import TicketTold


def show_ticket(ticket: Ticket, catalogue: Catalogue, language: str) -> TicketTold:
    """The ticket with its problem's name in that language."""
    problem = catalogue.problems.get(ticket.problem)
    told = TicketTold.model_validate(ticket)
    return told.model_copy(update={"problem_name": problem.name(language) if problem else ticket.problem})
