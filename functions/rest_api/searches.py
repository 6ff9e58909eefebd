"""What is looked for in the register, from the query."""

from datetime import datetime

from dozor.domain.catalogue import Catalogue
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.ticket.search import TicketSearch
from dozor.domain.ticket.words import seek_words
from functions.rest_api.models.lists import TicketsAsked


def read_search(query: TicketsAsked, phone: str, now: datetime, catalogue: Catalogue, language: str) -> TicketSearch:
    """The search behind the query; phone: E.164 or empty; language: in which problems are named.

    Raises Invalid for a time that ends before it begins.
    """
    if query.registered_from and query.registered_to and query.registered_from > query.registered_to:
        raise Invalid([FieldProblem("registered_to", "It cannot end before it begins.")])
    return TicketSearch(
        states=query.state,
        urgencies=query.urgency,
        categories=query.category,
        problems=query.problem,
        executor_id=query.executor,
        building_id=query.building,
        phone=phone,
        number=query.number,
        outage_id=query.outage,
        registered_from=query.registered_from,
        registered_to=query.registered_to,
        late_at=now if query.late else query.due_before,
        words=seek_words(query.words, catalogue, language),
    )
