"""Duties: calls to be made, messages to be answered, bad marks to be looked into, calls put off; and who may be given one."""

from collections.abc import Iterable
from datetime import UTC

from chalice.app import Blueprint, Request

from dozor.application.act_on_duty import ActOnDuty, act_on_duty
from dozor.application.colleagues import Roster, find_colleagues
from dozor.application.defer_call import DeferCall, defer_call, list_deferred
from dozor.application.finish_duty import finish_duty
from dozor.bootstrap.stores import companies, contacts, people, tickets
from dozor.bootstrap.system import clock
from dozor.bootstrap.users import office
from dozor.domain.duty import Duty, DutyKind
from dozor.domain.duty_step import DutyStepKind
from dozor.domain.errors import NotFound
from functions.rest_api.access import person_of
from functions.rest_api.models.duties import (
    ColleagueList,
    ColleagueTold,
    DutiesAsked,
    DutyActionAsked,
    DutyDone,
    DutyList,
    DutyTold,
    NewDeferredCall,
)
from functions.rest_api.models.lists import CompanyAsked
from functions.rest_api.operations import operation, read_key
from functions.rest_api.phones import read_phone
from functions.rest_api.reading import read_key_if_any

blueprint = Blueprint(__name__)
DUTY = "/duties/{company}/{contact_id}"
STEPS = {"put_off": DutyStepKind.PUT_OFF, "give": DutyStepKind.GIVEN}


@operation(blueprint, "GET", "/duties", DutyList, query=DutiesAsked)
def list_duties(request: Request, query: DutiesAsked) -> DutyList:
    """People to be called back, messages, bad marks and calls put off, the most pressing first; or what became of them."""
    slug = person_of(request).may_see(query.company)
    if not query.done:
        return DutyList(items=_show_all(slug, contacts().duties(slug)))
    page = contacts().duties_done(slug, limit=query.limit, cursor=query.cursor)
    return DutyList(items=_show_all(slug, page.items), cursor=page.cursor)


@operation(blueprint, "GET", DUTY, DutyTold)
def read_duty(request: Request, company: str, contact_id: str) -> DutyTold:
    """One duty, open or done."""
    return _show(contacts().duty(person_of(request).may_see(company), contact_id))


@operation(blueprint, "POST", f"{DUTY}/done", DutyTold, body=DutyDone, headers=("Idempotency-Key?",))
def mark_duty_done(request: Request, company: str, contact_id: str, body: DutyDone) -> DutyTold:
    """Say that a duty has been seen to, and what came of it; the same Idempotency-Key again answers the same."""
    return _finish(request, company, contact_id, body)


@operation(blueprint, "POST", f"{DUTY}/actions", DutyTold, body=DutyActionAsked, headers=("Idempotency-Key",))
def act_on(request: Request, company: str, contact_id: str, body: DutyActionAsked) -> DutyTold:
    """Put a duty off, or give it to somebody, who is told; the same Idempotency-Key again does nothing more."""
    person = person_of(request)
    command = ActOnDuty(
        company=person.may_see(company),
        duty_id=contact_id,
        key=read_key(request),
        kind=STEPS[body.action],
        actor=person.actor,
        now=clock().now(),
        note=body.note,
        until=body.until,
        addressee=body.addressee,
    )
    return _show(act_on_duty(command, contacts(), _roster()))


@operation(blueprint, "GET", "/colleagues", ColleagueList, query=CompanyAsked)
def list_colleagues(request: Request, query: CompanyAsked) -> ColleagueList:
    """Who of a company can be given a duty or a call put off: users of the desk, and executors."""
    found = find_colleagues(person_of(request).may_see(query.company), _roster())
    return ColleagueList(items=tuple(map(ColleagueTold.model_validate, found)))


@operation(blueprint, "GET", "/deferred-calls", DutyList, query=CompanyAsked)
def list_deferred_calls(request: Request, query: CompanyAsked) -> DutyList:
    """Calls put off, the next one first."""
    slug = person_of(request).may_see(query.company)
    return DutyList(items=_show_all(slug, list_deferred(slug, contacts())))


@operation(
    blueprint, "POST", "/deferred-calls", DutyTold, body=NewDeferredCall, status=201, headers=("Idempotency-Key",)
)
def put_call_off(request: Request, body: NewDeferredCall) -> DutyTold:
    """Put a call off to a moment, for oneself or somebody else; the same Idempotency-Key again is the same call."""
    person = person_of(request)
    slug = person.may_see(body.company)
    command = DeferCall(
        company=slug,
        key=read_key(request),
        phone=read_phone(body.phone, slug, "phone"),
        at=body.at.astimezone(UTC),
        reason=body.reason,
        actor=person.actor,
        now=clock().now(),
        addressee=body.addressee,
        ticket=body.ticket,
        name=body.name,
    )
    return _show(defer_call(command, contacts(), tickets(), _roster()))


@operation(
    blueprint,
    "POST",
    "/deferred-calls/{company}/{call_id}/cancel",
    DutyTold,
    body=DutyDone,
    headers=("Idempotency-Key?",),
)
def cancel_deferred_call(request: Request, company: str, call_id: str, body: DutyDone) -> DutyTold:
    """The call need not be made after all; result says why. One that was made is done as any duty."""
    if contacts().duty(person_of(request).may_see(company), call_id).kind is not DutyKind.DEFERRED:
        raise NotFound("There is no such call put off.")
    return _finish(request, company, call_id, body)


def _show(duty: Duty) -> DutyTold:
    return DutyTold.of(duty, companies().get(duty.company).rungs)


def _show_all(slug: str, duties: Iterable[Duty]) -> tuple[DutyTold, ...]:
    rungs = companies().get(slug).rungs
    return tuple(DutyTold.of(duty, rungs) for duty in duties)


def _roster() -> Roster:
    return Roster(companies(), people(), office().users)


def _finish(request: Request, company: str, duty_id: str, body: DutyDone) -> DutyTold:
    person = person_of(request)
    slug, key = person.may_see(company), read_key_if_any(request)
    return _show(finish_duty(slug, duty_id, person.actor, body.result, clock().now(), contacts(), key))
