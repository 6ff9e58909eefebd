"""Outages as the wire shows them."""

from dataclasses import asdict

from dozor.application.outages.list_tellings import Told
from dozor.application.outages.words import describe_in_all
from dozor.bootstrap.stores import companies
from dozor.bootstrap.system import clock, texts
from dozor.domain.outage import Outage
from dozor.domain.ticket import Ticket
from functions.rest_api.models.outages import OutageTicketTold, OutageTold, PersonTold


def show_outage(outage: Outage) -> OutageTold:
    """The outage as it stands now, with what residents are told of it in the company's languages."""
    now = clock().now()
    words = describe_in_all(outage, companies().get(outage.company), now, texts())
    return OutageTold.model_validate(asdict(outage) | {"state": outage.state(now), "words": words})


def show_outage_ticket(ticket: Ticket) -> OutageTicketTold:
    """A request in a line."""
    return OutageTicketTold(
        number=ticket.number,
        state=ticket.state,
        problem=ticket.problem,
        address=ticket.place.address,
        entrance=ticket.place.entrance,
        flat=ticket.place.flat,
        caller_name=ticket.caller.name,
        caller_phone=ticket.caller.phone,
        registered_at=ticket.registered_at,
    )


def show_told(one: Told) -> PersonTold:
    """Somebody who was to be told, with what became of it."""
    message = one.message
    return PersonTold(
        kind=one.kind,
        at=one.at,
        phone=one.phone,
        address=one.address,
        state=message.state if message else None,
        channel=message.channel if message else None,
        to=message.to if message else "",
        reason=message.reason if message else "",
        failure=message.failure if message else "",
        settled_at=message.settled_at if message else None,
    )
