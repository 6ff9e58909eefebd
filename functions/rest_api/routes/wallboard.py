"""The wallboard, what a supervisor does there, and the traces of it (decision 33)."""

from chalice.app import Blueprint, Request

from dozor.application.wallboard import supervise
from dozor.application.wallboard.find_pressing import find_duties, find_pressing
from dozor.application.wallboard.look_on import find_sight, look_on
from dozor.application.wallboard.read_trail import read_trail
from dozor.application.wallboard.trace import Floor, Intervene
from dozor.bootstrap.centre import centre_memory, centre_rules, live_centre, shared_queues, supervisions
from dozor.bootstrap.problems import catalogue_of
from dozor.bootstrap.stores import companies, contacts, tickets
from dozor.bootstrap.system import clock
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.supervision import Supervision
from functions.rest_api.access import Person, person_of
from functions.rest_api.languages import language_of
from functions.rest_api.models.wallboard import (
    MoveAsked,
    OnLineList,
    PressingTold,
    StateAsked,
    SupervisionList,
    SupervisionTold,
    SupervisionTrailAsked,
    WaitingTold,
    WallboardTold,
    WhyAsked,
)
from functions.rest_api.operations import Answer, operation, read_key
from functions.rest_api.wallboard_views import (
    show_on_line,
    show_pressing_duty,
    show_pressing_ticket,
    show_waiting,
    show_wallboard,
)

blueprint = Blueprint(__name__)
CALL = "/wallboard/calls/{company}/{call_id}"
KEY = ("Idempotency-Key",)
MOST = 40


@operation(blueprint, "GET", "/wallboard", WallboardTold, kept=False)
def read_wallboard(request: Request) -> WallboardTold:
    """The contact centre as it is now: queues, operators, calls of your companies."""
    now = clock().now()
    seen = look_on(live_centre(), centre_memory(), centre_rules(), now)
    sight = find_sight(person_of(request).companies, companies(), shared_queues())
    return show_wallboard(seen, sight, centre_rules(), live_centre().statuses(), now)


@operation(blueprint, "GET", "/wallboard/pressing", PressingTold, kept=False)
def list_pressing(request: Request) -> PressingTold:
    """Tickets nearest to their limit and duties nearest to theirs, over your companies."""
    slugs = sorted(find_sight(person_of(request).companies, companies(), {}).companies)
    language, catalogues = language_of(request), {slug: catalogue_of(slug) for slug in slugs}
    found = find_pressing(slugs, clock().now(), tickets(), MOST)
    return PressingTold(
        tickets=tuple(show_pressing_ticket(one, catalogues[one.ticket.company], language) for one in found),
        duties=tuple(map(show_pressing_duty, find_duties(slugs, contacts(), MOST))),
    )


@operation(blueprint, "POST", f"{CALL}/listen", SupervisionTold, body=WhyAsked, status=201, headers=KEY)
def listen(request: Request, company: str, call_id: str, body: WhyAsked) -> Answer:
    """Let your telephone hear the call; nobody in it is told. From there you may join."""
    order, floor = _order(request, body.why), _floor(request)
    return _show(supervise.listen(company, call_id, order, floor), order)


@operation(blueprint, "POST", f"{CALL}/join", SupervisionTold, body=WhyAsked, status=201, headers=KEY)
def join(request: Request, company: str, call_id: str, body: WhyAsked) -> Answer:
    """Say that you join the talk that you listen to, before your telephone does it."""
    order, floor = _order(request, body.why), _floor(request)
    return _show(supervise.join(company, call_id, order, floor), order)


@operation(blueprint, "POST", f"{CALL}/leave", SupervisionTold, body=WhyAsked, status=201, headers=KEY)
def leave(request: Request, company: str, call_id: str, body: WhyAsked) -> Answer:
    """Say that you listen no longer."""
    order, floor = _order(request, body.why), _floor(request)
    return _show(supervise.leave(company, call_id, order, floor), order)


@operation(blueprint, "POST", f"{CALL}/move", SupervisionTold, body=MoveAsked, status=201, headers=KEY)
def move(request: Request, company: str, call_id: str, body: MoveAsked) -> Answer:
    """Let a waiting caller wait in another queue (within a minute), or for one operator."""
    if bool(body.queue) == bool(body.operator):
        raise Invalid([FieldProblem("queue", "Name either a queue or an operator.")])
    order, floor = _order(request, body.why), _floor(request)
    if body.queue:
        return _show(supervise.move_to_queue(company, call_id, body.queue, order, floor), order)
    return _show(supervise.give_to_operator(company, call_id, body.operator, order, floor), order)


@operation(blueprint, "POST", "/wallboard/states", SupervisionTold, body=StateAsked, status=201, headers=KEY)
def set_state(request: Request, body: StateAsked) -> Answer:
    """Set what an operator is, at once or after the call at hand; they are told who did."""
    order, floor = _order(request, body.why), _floor(request)
    return _show(supervise.set_state(body.operator, body.state, order, floor), order)


@operation(blueprint, "GET", "/supervision", SupervisionList, query=SupervisionTrailAsked)
def list_supervision(request: Request, query: SupervisionTrailAsked) -> SupervisionList:
    """What supervisors did with calls of your companies and with operators who answer for them, the latest first."""
    sight = find_sight(person_of(request).companies, companies(), shared_queues())
    page = read_trail(sight, supervisions(), query.limit, query.cursor)
    return SupervisionList(items=tuple(map(SupervisionTold.of, page.items)), cursor=page.cursor)


@operation(blueprint, "GET", "/me/states", SupervisionList)
def list_own_states(request: Request) -> SupervisionList:
    """Who has set your state for you, the latest first."""
    return _list(supervisions().of_operator(person_of(request).email.lower()))


@operation(blueprint, "GET", "/me/waiting", WaitingTold, kept=False)
def read_waiting(request: Request) -> WaitingTold:
    """Who waits in the queues that you serve: a number without a name."""
    now, rules = clock().now(), centre_rules()
    seen = look_on(live_centre(), centre_memory(), rules, now)
    return show_waiting(seen, person_of(request).email, rules, now)


@operation(blueprint, "GET", "/callers/on-line", OnLineList, kept=False)
def list_on_line(request: Request) -> OnLineList:
    """Who is on the line with your companies now: whoever they are owed a call by, it would find them busy."""
    now, rules = clock().now(), centre_rules()
    seen = look_on(live_centre(), centre_memory(), rules, now)
    return show_on_line(seen, person_of(request).companies, rules, now)


@operation(blueprint, "GET", "/contacts/{company}/{contact_id}/supervision", SupervisionList)
def list_of_contact(request: Request, company: str, contact_id: str) -> SupervisionList:
    """What supervisors did with a call, the oldest first."""
    return _list(supervisions().of_contact(person_of(request).may_see(company), contact_id))


@operation(blueprint, "GET", "/tickets/{company}/{number}/supervision", SupervisionList)
def list_of_ticket(request: Request, company: str, number: str) -> SupervisionList:
    """What supervisors did with the call that the ticket was registered from, the oldest first."""
    ticket = tickets().get(person_of(request).may_see(company), number)
    return _list(supervisions().of_contact(company, ticket.contact_id) if ticket.contact_id else ())


def _order(request: Request, why: str) -> Intervene:
    return Intervene(read_key(request), person_of(request).actor, why, clock().now())


def _floor(request: Request) -> Floor:
    person: Person = person_of(request)
    return Floor(
        seen=look_on(live_centre(), centre_memory(), centre_rules(), clock().now()),
        sight=find_sight(person.companies, companies(), shared_queues()),
        rules=centre_rules(),
        centre=live_centre(),
        entries=supervisions(),
    )


def _show(entry: Supervision, order: Intervene) -> Answer:
    return Answer(SupervisionTold.of(entry), 201 if entry.at == order.now else 200)


def _list(entries: tuple[Supervision, ...]) -> SupervisionList:
    return SupervisionList(items=tuple(map(SupervisionTold.of, entries)))
