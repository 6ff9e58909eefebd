"""What a supervisor does with a call or an operator. The trace is written before anything is done, and says what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dozor.application.marking import N_
from dozor.domain.centre import TALKED, CallNow, CallState, CentreNow, CentreRules, OperatorNow, Sight
from dozor.domain.errors import Conflict, DozorError, KeyReused, NotFound, TransientFailure, Uncertain
from dozor.domain.people import Actor
from dozor.domain.supervision import PLATFORM, Intervention, Result, Supervision
from dozor.ports.centre import LiveCentre, SupervisionRepository


@dataclass(frozen=True, slots=True)
class Floor:
    """Where a supervisor acts: what was seen last, what of it is theirs, and what changes it."""

    seen: CentreNow
    sight: Sight
    rules: CentreRules
    centre: LiveCentre
    entries: SupervisionRepository


@dataclass(frozen=True, slots=True)
class Intervene:
    """Who does something, why, and under which key: the same key again does nothing more."""

    key: str
    by: Actor
    why: str
    now: datetime


def listen(company: str, call_id: str, order: Intervene, floor: Floor) -> Supervision:
    """Hear a call on one's own telephone. Raises NotFound, Conflict when nobody talks there."""
    call = find_call(company, call_id, floor)
    if call.state not in TALKED:
        raise Conflict(N_("Nobody talks in this call: there is nothing to listen to."))
    entry = _about(call, Intervention.LISTEN, order, floor)
    return _leave_trace(entry, floor, lambda: {"contact": floor.centre.listen(call, order.by.id, order.key)})


def join(company: str, call_id: str, order: Intervene, floor: Floor) -> Supervision:
    """Note that who listens joins the talk now; their own telephone does it. Raises Conflict for one who does not listen."""
    call = find_call(company, call_id, floor)
    _demand_listening(call.company, call.initial_id, order.by, floor)
    return _leave_trace(_about(call, Intervention.JOIN, order, floor), floor, dict)


def leave(company: str, call_id: str, order: Intervene, floor: Floor) -> Supervision:
    """Note that who listened has left, also when the call is over by then."""
    if company not in floor.sight.companies:
        raise NotFound(N_("There is no such call."))
    call = floor.seen.call(call_id)
    contact_id = call.initial_id if call else call_id
    _demand_listening(company, contact_id, order.by, floor)
    entry = Supervision(company, order.key, Intervention.LEAVE, order.by, order.now, order.why, contact_id)
    return _leave_trace(entry, floor, dict)


def move_to_queue(company: str, call_id: str, queue_id: str, order: Intervene, floor: Floor) -> Supervision:
    """Let a waiting caller wait in another queue, no later than if they had come there first. Raises NotFound, Conflict."""
    call = _find_waiting(company, call_id, floor)
    names = {queue.id: queue.name for queue in floor.seen.queues if queue.id in floor.sight.queues}
    if queue_id not in names:
        raise NotFound(N_("There is no such queue."))
    if queue_id == call.queue_id:
        raise Conflict(N_("The caller waits in that queue already."))
    waited = max(0, round((order.now - call.since).total_seconds()))
    entry = _about(call, Intervention.MOVE, order, floor, to=names[queue_id], before=_name_queue(call, floor))

    def act() -> Mapping[str, str]:
        floor.centre.move_to_queue(call, queue_id, waited)
        return {}

    return _leave_trace(entry, floor, act)


def give_to_operator(company: str, call_id: str, email: str, order: Intervene, floor: Floor) -> Supervision:
    """Let a waiting caller be taken by that operator, and by anybody when a while has passed. Raises NotFound, Conflict."""
    call = _find_waiting(company, call_id, floor)
    operator = find_operator(email, floor)
    if call.queue_id not in operator.queues:
        raise Conflict(N_("This operator does not take calls of that queue: move the caller first."))
    entry = _about(call, Intervention.MOVE, order, floor, to=operator.email, before=_name_queue(call, floor))

    def act() -> Mapping[str, str]:
        floor.centre.prefer_operator(call, operator.user_id, floor.rules.prefer_for)
        return {"seconds": str(floor.rules.prefer_for)}

    return _leave_trace(entry, floor, act)


def set_state(email: str, status: str, order: Intervene, floor: Floor) -> Supervision:
    """Set what an operator is, now or after the call at hand; kept with the operator, and with that call if it is theirs."""
    operator = find_operator(email, floor)
    if status not in floor.centre.statuses():
        raise NotFound(N_("There is no such state."))
    entry = Supervision(
        company=PLATFORM,
        id=order.key,
        what=Intervention.SET_STATE,
        by=order.by,
        at=order.now,
        why=order.why,
        operator=operator.email,
        to=status,
        before=operator.status,
    )

    def act() -> Mapping[str, str]:
        floor.centre.set_status(operator.user_id, status)
        return {}

    concluded = _leave_trace(entry, floor, act)
    for call in floor.seen.calls:
        if call.user_id == operator.user_id and floor.sight.sees(call):
            beside = _about(call, Intervention.SET_STATE, order, floor, to=status, before=operator.status)
            _leave_trace(beside, floor, dict)
    return concluded


def find_call(company: str, call_id: str, floor: Floor) -> CallNow:
    """A call of that company, which the supervisor sees; raises NotFound, also for one that is over."""
    call = floor.seen.call(call_id)
    if call is None or call.company != company or not floor.sight.sees(call):
        raise NotFound(N_("There is no such call, or it is over."))
    return call


def find_operator(email: str, floor: Floor) -> OperatorNow:
    """Somebody at work whom the supervisor sees; raises NotFound."""
    found = floor.seen.operator(email)
    if found is None or not floor.sight.sees_operator(found):
        raise NotFound(N_("There is no such operator at work."))
    return found


def _find_waiting(company: str, call_id: str, floor: Floor) -> CallNow:
    call = find_call(company, call_id, floor)
    if call.state is not CallState.WAITING:
        raise Conflict(N_("Only a caller who waits can be moved: join the call, and hand it over together."))
    return call


def _demand_listening(company: str, contact_id: str, by: Actor, floor: Floor) -> None:
    entries = floor.entries.of_contact(company, contact_id)
    listened = (one for one in entries if one.what is Intervention.LISTEN and one.by.id == by.id)
    if not any(one.result is Result.DONE for one in listened):
        raise Conflict(N_("You are not listening to this call."))


def _about(
    call: CallNow, what: Intervention, order: Intervene, floor: Floor, to: str = "", before: str = ""
) -> Supervision:
    operator = next((one.email for one in floor.seen.operators if one.user_id == call.user_id), "")
    return Supervision(
        call.company, order.key, what, order.by, order.now, order.why, call.initial_id, operator, to, before
    )


def _name_queue(call: CallNow, floor: Floor) -> str:
    return next((queue.name for queue in floor.seen.queues if queue.id == call.queue_id), "")


def _leave_trace(entry: Supervision, floor: Floor, act: Callable[[], Mapping[str, str]]) -> Supervision:
    """Write that it is to be done, do it, write what came of it. What passes leaves the entry open to the same key."""
    standing = floor.entries.add(entry)
    if (standing.what, standing.by.id, standing.to) != (entry.what, entry.by.id, entry.to):
        raise KeyReused
    if standing.result is Result.REFUSED:
        raise Conflict(standing.refusal)
    if standing.result is Result.DONE:
        return standing
    try:
        details = act()
    except (TransientFailure, Uncertain):
        raise
    except DozorError as refusal:
        floor.entries.conclude(standing.refused(str(refusal)))
        raise
    concluded = standing.done(**details)
    floor.entries.conclude(concluded)
    return concluded
