"""Outages: enter, read, change, end."""

from chalice.app import Blueprint, Request

from dozor.application.outages.enter_outage import ActOnOutage, EnterOutage, change_outage, end_outage, enter_outage
from dozor.bootstrap.stores import companies, outages, people
from dozor.bootstrap.system import clock
from dozor.domain.outage import Scope
from functions.rest_api.access import person_of
from functions.rest_api.models.lists import OutagesAsked
from functions.rest_api.models.outages import NewOutage, OutageActionAsked, OutageList, OutageTold
from functions.rest_api.operations import Answer, operation, read_key

blueprint = Blueprint(__name__)
OUTAGE = "/outages/{company}/{outage_id}"


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
        scope=tuple(Scope(one.building_id, "", one.entrances, one.risers) for one in body.scope),
        began_at=body.began_at or now,
        now=now,
        cause=body.cause,
        expected_end=body.expected_end,
        texts=body.texts,
    )
    entered = enter_outage(command, companies(), people(), outages())
    return Answer(OutageTold.model_validate(entered.outage), 201 if entered.created else 200)


@operation(blueprint, "GET", "/outages", OutageList, query=OutagesAsked)
def list_outages(request: Request, query: OutagesAsked) -> OutageList:
    """Outages of a company, 50 a page; live=true: only those that have not ended, all at once."""
    slug = person_of(request).may_see(query.company)
    if query.live:
        return OutageList(items=tuple(map(OutageTold.model_validate, outages().live(slug))), cursor="")
    page = outages().list(slug, limit=query.limit, cursor=query.cursor)
    return OutageList(items=tuple(map(OutageTold.model_validate, page.items)), cursor=page.cursor)


@operation(blueprint, "GET", OUTAGE, OutageTold)
def read_outage(request: Request, company: str, outage_id: str) -> OutageTold:
    """One outage as it stands."""
    return OutageTold.model_validate(outages().get(person_of(request).may_see(company), outage_id))


@operation(blueprint, "POST", f"{OUTAGE}/actions", OutageTold, body=OutageActionAsked)
def act_on_outage(request: Request, company: str, outage_id: str, body: OutageActionAsked) -> OutageTold:
    """Change what is known of it, or say that it is over: then everybody who asked gets a message."""
    person = person_of(request)
    slug = person.may_see(company)
    command = ActOnOutage(slug, outage_id, person.actor, clock().now(), body.version, body.expected_end, body.texts)
    if body.action == "end":
        return OutageTold.model_validate(end_outage(command, outages()))
    return OutageTold.model_validate(change_outage(command, companies(), outages()))
