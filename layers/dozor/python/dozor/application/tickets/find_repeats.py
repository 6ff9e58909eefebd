"""Which open tickets may be about the same damage. A person decides; the catalogue says how far and how long one reaches."""

from datetime import datetime, timedelta

from dozor.domain.catalogue import Problem, Repeat, Scope
from dozor.domain.repeats import is_same_place
from dozor.domain.ticket import Place, Ticket
from dozor.domain.ticket.search import TicketSearch
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

NEWEST_OF_ALL = 200
"""Of how many newest open tickets of a company those of a street are looked for: a page of one request."""


def find_repeats(
    company: str,
    place: Place,
    problem: Problem,
    at: datetime,
    people: PeopleRepository,
    tickets: TicketRepository,
    number: str = "",
) -> tuple[Ticket, ...]:
    """Open tickets of the problem at that place, registered within its window before or after `at`, the oldest first.

    One request, besides the building's own data, and none for a problem of which there are no repeats. number: of the ticket
    that is looked for itself. Raises NotFound for a building that is not there.
    """
    repeat = problem.repeat
    if repeat is None:
        return ()
    window = timedelta(hours=repeat.hours)
    building = people.building(company, place.building_id)
    near = _find_near(company, place, repeat, at - window, tickets)
    found = (
        one
        for one in near
        if one.problem == problem.key
        and one.number != number
        and at - window <= one.registered_at <= at + window
        and is_same_place(repeat.scope, building, place, one.place)
    )
    return tuple(sorted(found, key=lambda one: (one.registered_at, int(one.number))))


def _find_near(
    company: str, place: Place, repeat: Repeat, since: datetime, tickets: TicketRepository
) -> tuple[Ticket, ...]:
    if repeat.scope is Scope.STREET:
        search = TicketSearch(registered_from=since)
        return tickets.list(company, open_only=True, search=search, limit=NEWEST_OF_ALL).items
    return tickets.open_in_building(company, place.building_id, since)
