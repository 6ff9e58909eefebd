"""Tickets, their numbers and the claims of their registration."""

from dozor.adapters.dynamodb.keys.people_keys import caller
from dozor.adapters.dynamodb.keys.spelling import Key, Partition, in_first, in_second, in_third, make_key, moment
from dozor.domain.ticket import Ticket


def counter(slug: str) -> Key:
    """The last ticket number given out."""
    return make_key(f"{slug}#COUNTER", "TICKET")


def ticket(slug: str, ticket_number: str) -> Key:
    """One ticket."""
    return make_key(f"{slug}#TICKET#{ticket_number}", "TICKET")


def ticket_indexes(one: Ticket) -> Key:
    """Among the open or the ended ones; while open, by the building and by the caller's phone too."""
    order = f"{moment(one.registered_at)}#{one.number.zfill(9)}"
    listed = in_second(tickets(one.company, open_ones=one.open).value, order)
    if not one.open:
        return listed
    listed |= in_third(open_tickets_in(one.company, one.place.building_id).value, order)
    if not one.caller.phone:
        return listed
    return listed | in_first(caller(one.company, one.caller.phone).value, f"TICKET#{order}")


def tickets(slug: str, *, open_ones: bool) -> Partition:
    """The open, or the ended, tickets of a company, by time of registration."""
    return Partition(f"{slug}#TICKETS#{'open' if open_ones else 'ended'}", "GSI2")


def open_tickets_of(slug: str, phone: str) -> Partition:
    """Open tickets asked for from that phone (E.164)."""
    return Partition(caller(slug, phone).value, "GSI1", "TICKET#")


def open_tickets_in(slug: str, building_id: str) -> Partition:
    """Open tickets of a building, by time of registration."""
    return Partition(f"{slug}#OPEN-IN#{building_id}", "GSI3")


def claim(slug: str, idempotency_key: str) -> Key:
    """The claim of a registration."""
    return make_key(f"{slug}#CLAIM#{idempotency_key}", "CLAIM")
