"""Tickets, their numbers and the claims of their registration."""

from dozor.adapters.dynamodb.keys.people_keys import caller
from dozor.adapters.dynamodb.keys.spelling import (
    Key,
    Partition,
    in_fifth,
    in_first,
    in_fourth,
    in_second,
    in_third,
    make_key,
    moment,
)
from dozor.domain.ticket import Ticket


def counter(slug: str) -> Key:
    """The last ticket number given out."""
    return make_key(f"{slug}#COUNTER", "TICKET")


def ticket(slug: str, ticket_number: str) -> Key:
    """One ticket."""
    return make_key(f"{slug}#TICKET#{ticket_number}", "TICKET")


def ticket_indexes(one: Ticket) -> Key:
    """Among all; among the open ones while open; and by the building and the caller's phone, open or ended.

    While somebody watches it, by when that watch looks next, too.
    """
    order = f"{moment(one.registered_at)}#{one.number.zfill(9)}"
    slug, house, phone = one.company, one.place.building_id, one.caller.phone
    listed = in_second(tickets(slug).value, order)
    if one.open:
        listed |= in_fourth(open_tickets(slug).value, order)
        listed |= in_third(open_tickets_in(slug, house).value, order)
        if one.look is not None and one.look.at is not None:
            listed |= in_fifth(watched_tickets(slug).value, f"{moment(one.look.at)}#{one.number.zfill(9)}")
        return listed | in_first(caller(slug, phone).value, f"TICKET#{order}") if phone else listed
    listed |= in_third(ended_tickets_in(slug, house).value, order)
    return listed | in_first(ended_tickets_of(slug, phone).value, order) if phone else listed


def tickets(slug: str) -> Partition:
    """All tickets of a company, by time of registration."""
    return Partition(f"{slug}#TICKETS", "GSI2")


def open_tickets(slug: str) -> Partition:
    """The open tickets of a company, by time of registration."""
    return Partition(f"{slug}#OPEN-TICKETS", "GSI4")


def watched_tickets(slug: str) -> Partition:
    """The open tickets of a company that are watched, by when their watch looks next; their numbers alone."""
    return Partition(f"{slug}#WATCHED", "GSI5")


def open_tickets_of(slug: str, phone: str) -> Partition:
    """Open tickets asked for from that phone (E.164)."""
    return Partition(caller(slug, phone).value, "GSI1", "TICKET#")


def open_tickets_in(slug: str, building_id: str) -> Partition:
    """Open tickets of a building, by time of registration."""
    return Partition(f"{slug}#OPEN-IN#{building_id}", "GSI3")


def ended_tickets_of(slug: str, phone: str) -> Partition:
    """Tickets asked for from that phone (E.164) that are over, by time of registration."""
    return Partition(f"{slug}#ENDED-OF#{phone}", "GSI1")


def ended_tickets_in(slug: str, building_id: str) -> Partition:
    """Tickets of a building that are over, by time of registration."""
    return Partition(f"{slug}#ENDED-IN#{building_id}", "GSI3")


def claim(slug: str, idempotency_key: str) -> Key:
    """The claim of a registration."""
    return make_key(f"{slug}#CLAIM#{idempotency_key}", "CLAIM")
