"""A request has been registered: part of an outage that is known, or with others a new one?

The same event again, or another order of events, comes to the same: a ticket is tied to an outage once, a proposal keeps the
set of its tickets, and of two that are made at the same moment at one place one is refused and joins the other.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from dozor.application.outages.gather_tickets import let_go_when_over
from dozor.application.outages.ground import Ground, concerns, see
from dozor.domain.catalogue import OutageRule
from dozor.domain.catalogue import Scope as Reach
from dozor.domain.errors import Conflict
from dozor.domain.outage import Outage, OutageStage
from dozor.domain.outage_detection import Cluster, Complaint, find_cluster, name_place
from dozor.domain.outage_scope import cover, street_of
from dozor.domain.people import SYSTEM
from dozor.domain.ticket import Ticket
from dozor.domain.ticket_outage import attach, was_attached
from dozor.events.envelope import Envelope
from dozor.events.outages import describe_outage
from dozor.events.tickets import describe_change

LOOKS = 4  # at what somebody else is writing at the same moment
NOTHING, ATTACHED, JOINED, PROPOSED = "nothing", "attached", "joined", "proposed"


def detect_outage(event: Envelope, now: datetime, ground: Ground) -> str:
    """What came of a TicketRegistered, as a word. No request at all for a problem that makes no outage.

    Raises Conflict when others kept changing the same thing: call again.
    """
    problem = ground.catalogue.problems.get(event.data["problem"])
    if problem is not None and problem.outage is None:
        return NOTHING
    rule = ground.rules(event.company).get(event.data["problem"])
    if rule is None:
        return NOTHING
    for look in range(LOOKS):
        try:
            return _look(event, rule, now, ground)
        except Conflict:
            if look == LOOKS - 1:
                raise
    return NOTHING


def _look(event: Envelope, rule: OutageRule, now: datetime, ground: Ground) -> str:
    ticket = ground.tickets.get(event.company, event.subject)
    if not ticket.open or ticket.outage_id:
        return NOTHING
    about = see(ticket, rule, ground.building(ticket.company, ticket.place.building_id))
    current = ground.outages.current(ticket.company)
    live = next((one for one in current if one.lasts(now) and concerns(one, about)), None)
    if live:
        return _attach(ticket, live, now, ground)
    others = _similar(ticket, about, rule, ground)
    alike = set(find_cluster(about, others, rule).tickets)
    proposed = (one for one in current if one.proposed)
    pending = next((one for one in proposed if concerns(one, about) or alike.intersection(one.tickets)), None)
    if pending:
        return _join(pending, Cluster((about,)), now, ground)
    return _propose(ticket.company, about, others, rule, now, ground)


def _attach(ticket: Ticket, outage: Outage, now: datetime, ground: Ground) -> str:
    if was_attached(ground.tickets.journal(ticket.company, ticket.number), outage.id):
        return NOTHING
    change = attach(ticket, outage.id, SYSTEM, now)
    ground.tickets.save(change, describe_change(change))
    let_go_when_over(change.ticket, now, ground.outages, ground.tickets)
    return ATTACHED


def _similar(ticket: Ticket, about: Complaint, rule: OutageRule, ground: Ground) -> list[Complaint]:
    """Complaints of the same time and place that are part of no outage yet. One request, of a street one a building."""
    since = ticket.registered_at - timedelta(hours=rule.hours)
    rules = ground.rules(ticket.company)
    found = []
    for building_id in _buildings(ticket, about, rule, ground):
        building = ground.building(ticket.company, building_id)
        for other in ground.tickets.open_in_building(ticket.company, building_id, since):
            own = rules.get(other.problem)
            if own and not other.outage_id:
                found.append(see(other, own, building))
    return found


def _buildings(ticket: Ticket, about: Complaint, rule: OutageRule, ground: Ground) -> Iterable[str]:
    if rule.scope is not Reach.STREET:
        return (about.spot.building_id,)
    street = street_of(about.spot.address)
    return tuple(one.id for one in ground.people.buildings(ticket.company) if street_of(one.address) == street)


def _propose(
    company: str, about: Complaint, others: list[Complaint], rule: OutageRule, now: datetime, ground: Ground
) -> str:
    cluster = find_cluster(about, others, rule)
    if len(cluster.tickets) < rule.count:
        return NOTHING
    place = name_place(about, rule)
    before = ground.outages.proposed_at(company, place)
    former = ground.outages.get(company, before) if before else None
    if former and former.proposed:
        return _join(former, cluster, now, ground)
    # What an operator has decided about is not asked again for the same requests.
    set_aside = frozenset((*former.tickets, *former.set_aside)) if former else frozenset()
    if about.ticket in set_aside:
        return NOTHING
    cluster = find_cluster(about, [one for one in others if one.ticket not in set_aside], rule)
    if len(cluster.tickets) < rule.count:
        return NOTHING
    outage = _draft(company, place, before, cluster, now)
    outage = replace(outage, set_aside=tuple(sorted(set_aside)))
    ground.outages.propose(outage, place, before, [describe_outage("OutageProposed", outage, SYSTEM, now)])
    return PROPOSED


def _draft(company: str, place: str, before: str, cluster: Cluster, now: datetime) -> Outage:
    return Outage(
        company=company,
        id=hashlib.sha256(f"{company}|{place}|{before}".encode()).hexdigest()[:16],
        resource=cluster.resource,
        scope=cover(cluster.spots),
        began_at=cluster.began_at,
        entered_at=now,
        entered_by=SYSTEM.name,
        stage=OutageStage.PROPOSED,
        tickets=cluster.tickets,
    )


def _join(proposal: Outage, cluster: Cluster, now: datetime, ground: Ground) -> str:
    joined = proposal.join(cluster)
    if joined is proposal:
        return NOTHING
    ground.outages.save(joined, [describe_outage("OutageProposed", joined, SYSTEM, now)])
    return JOINED
