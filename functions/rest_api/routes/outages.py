"""Outages: enter, decide, change, end; the requests that are part of them; hours without."""

import re
from dataclasses import replace
from datetime import datetime
from itertools import islice

from chalice.app import Blueprint, Request

from dozor.application.clauses import say_clause
from dozor.application.outages.act_on_outage import ACTIONS, ActOnOutage, Desk
from dozor.application.outages.count_hours import FlatHours, count_hours
from dozor.application.outages.enter_outage import EnterOutage, enter_outage
from dozor.application.outages.list_tellings import list_tellings
from dozor.application.outages.tie_ticket import TieTicket, list_tickets, tie_ticket
from dozor.bootstrap.stores import companies, messages, outages, people, tickets
from dozor.bootstrap.system import clock, texts
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.outage import Outage, Scope
from dozor.ports.paging import Page
from functions.rest_api.access import person_of
from functions.rest_api.languages import language_of
from functions.rest_api.models.lists import OutagesAsked, ReadingsAsked
from functions.rest_api.models.outages import (
    FlatHoursList,
    FlatHoursTold,
    NewOutage,
    OutageActionAsked,
    OutageList,
    OutageTicketList,
    OutageTold,
    ScopeAsked,
    TellingsAsked,
    TellingsTold,
    TellingTold,
    TicketTieAsked,
)
from functions.rest_api.operations import Answer, operation, read_key
from functions.rest_api.outage_views import show_outage, show_outage_ticket, show_told

blueprint = Blueprint(__name__)
OUTAGE = "/outages/{company}/{outage_id}"
PLACE = re.compile(r"[0-9]{1,9}")


@operation(blueprint, "POST", "/outages", OutageTold, body=NewOutage, status=201, headers=("Idempotency-Key",))
def enter(request: Request, body: NewOutage) -> Answer:
    """Enter an outage; the same Idempotency-Key again answers 200 with the outage it made before."""
    person = person_of(request)
    now = clock().now()
    command = EnterOutage(
        company=person.may_see(body.company),
        key=read_key(request),
        actor=person.actor,
        resource=body.resource,
        scope=_scope(body.scope),
        began_at=body.began_at or now,
        now=now,
        cause=body.cause,
        expected_end=body.expected_end,
        texts=body.texts,
        notice_waived=body.notice_waived,
        indoor=body.indoor,
    )
    entered = enter_outage(command, companies(), people(), outages())
    return Answer(show_outage(entered.outage), 201 if entered.created else 200)


@operation(blueprint, "GET", "/outages", OutageList, query=OutagesAsked)
def list_outages(request: Request, query: OutagesAsked) -> OutageList:
    """Outages of a company, 50 a page; live=true, proposed=true: only those that last, or wait for a decision, all at once."""
    slug, now = person_of(request).may_see(query.company), clock().now()
    if query.live or query.proposed:
        current = outages().current(slug)
        page = Page(tuple(one for one in current if (query.live and one.live) or (query.proposed and one.proposed)), "")
    else:
        page = outages().list(slug, limit=query.limit, cursor=query.cursor)
    wanted = (one for one in page.items if _fits(one, query, now))
    return OutageList(items=tuple(map(show_outage, wanted)), cursor=page.cursor)


def _fits(one: Outage, query: OutagesAsked, now: datetime) -> bool:
    return (
        (not query.state or one.state(now) in query.state)
        and (not query.resource or one.resource in query.resource)
        and (not query.building or query.building in one.buildings)
    )


@operation(blueprint, "GET", OUTAGE, OutageTold)
def read_outage(request: Request, company: str, outage_id: str) -> OutageTold:
    """One outage as it stands."""
    return show_outage(outages().get(person_of(request).may_see(company), outage_id))


@operation(blueprint, "POST", f"{OUTAGE}/actions", OutageTold, body=OutageActionAsked)
def act_on_outage(request: Request, company: str, outage_id: str, body: OutageActionAsked) -> OutageTold:
    """Confirm or reject what is proposed, change what is known of it, or say that it is over."""
    person = person_of(request)
    command = ActOnOutage(
        company=person.may_see(company),
        outage_id=outage_id,
        actor=person.actor,
        now=clock().now(),
        version=body.version,
        expected_end=body.expected_end,
        texts=body.texts,
        scope=None if body.scope is None else _scope(body.scope),
        resource=body.resource,
        cause=body.cause,
        indoor=body.indoor,
        reason=body.reason,
    )
    return show_outage(ACTIONS[body.action](command, Desk(companies(), people(), outages())))


@operation(blueprint, "GET", f"{OUTAGE}/tickets", OutageTicketList)
def list_outage_tickets(request: Request, company: str, outage_id: str) -> OutageTicketList:
    """Open requests that are part of it; of a proposal those that it came of."""
    found = list_tickets(person_of(request).may_see(company), outage_id, outages(), tickets())
    return OutageTicketList(items=tuple(map(show_outage_ticket, found)))


@operation(blueprint, "GET", f"{OUTAGE}/tellings", TellingsTold, query=TellingsAsked)
def read_tellings(request: Request, company: str, outage_id: str, query: TellingsAsked) -> TellingsTold:
    """Who was told of it, of what and when, and what became of each message; a page is whole batches of twenty people."""
    slug = person_of(request).may_see(company)
    found = list_tellings(slug, outage_id, query.limit, query.cursor, outages(), messages())
    return TellingsTold(
        tellings=tuple(map(TellingTold.model_validate, found.tellings)),
        items=tuple(map(show_told, found.told)),
        cursor=found.cursor,
    )


@operation(blueprint, "POST", f"{OUTAGE}/tickets", OutageTicketList, body=TicketTieAsked)
def tie(request: Request, company: str, outage_id: str, body: TicketTieAsked) -> OutageTicketList:
    """Attach a request to the outage, or detach it; answers the request as it is then."""
    person = person_of(request)
    command = TieTicket(
        company=person.may_see(company),
        outage_id=outage_id,
        number=body.ticket,
        attached=body.action == "attach",
        actor=person.actor,
        now=clock().now(),
        reason=body.reason,
    )
    return OutageTicketList(items=(show_outage_ticket(tie_ticket(command, outages(), tickets())),))


@operation(blueprint, "GET", "/outage-hours", FlatHoursList, query=ReadingsAsked)
def list_hours(request: Request, query: ReadingsAsked) -> FlatHoursList:
    """Hours without of every flat in a month ("2026-11"), against what is permitted, for recalculating the charge."""
    slug = person_of(request).may_see(query.company)
    start = _read_place(query.cursor)
    counted = count_hours(companies().get(slug), query.month, clock().now(), people(), outages())
    page = tuple(islice(counted, start, start + query.limit))
    language = language_of(request)
    after = start + len(page)
    return FlatHoursList(
        items=tuple(_show_hours(one, language) for one in page),
        cursor=str(after) if page and after < len(counted) else "",
    )


def _show_hours(one: FlatHours, language: str) -> FlatHoursTold:
    return FlatHoursTold.model_validate(replace(one, source=say_clause(one.source, language, texts())))


def _read_place(cursor: str) -> int:
    if cursor and not PLACE.fullmatch(cursor):
        raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
    return int(cursor or 0)


def _scope(asked: tuple[ScopeAsked, ...]) -> tuple[Scope, ...]:
    return tuple(Scope(one.building_id, "", one.entrances, one.risers) for one in asked)
