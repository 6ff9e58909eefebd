"""What a supervisor does with a call or an operator."""

from collections.abc import Mapping, Sequence

from dozor.application.marking import N_
from dozor.application.wallboard.trace import Floor, Intervene, answer_again, leave_trace
from dozor.domain.centre import TALKED, CallNow, CallState, OperatorNow
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.people import Actor
from dozor.domain.supervision import PLATFORM, Intervention, Result, Supervision


def listen(company: str, call_id: str, order: Intervene, floor: Floor) -> Supervision:
    """Hear a call on one's own telephone. Raises NotFound, Conflict when nobody talks there."""
    return answer_again(
        lambda: _listen(company, call_id, order, floor), order, "", lambda: _traces(company, call_id, floor)
    )


def _listen(company: str, call_id: str, order: Intervene, floor: Floor) -> Supervision:
    call = find_call(company, call_id, floor)
    if call.state not in TALKED:
        raise Conflict(N_("Nobody talks in this call: there is nothing to listen to."))
    entry = _about(call, Intervention.LISTEN, order, floor)
    return leave_trace(entry, floor, lambda: {"contact": floor.centre.listen(call, order.by.id, order.key)})


def join(company: str, call_id: str, order: Intervene, floor: Floor) -> Supervision:
    """Note that who listens joins the talk now; their own telephone does it. Raises Conflict for one who does not listen."""
    return answer_again(
        lambda: _join(company, call_id, order, floor), order, "", lambda: _traces(company, call_id, floor)
    )


def _join(company: str, call_id: str, order: Intervene, floor: Floor) -> Supervision:
    call = find_call(company, call_id, floor)
    _demand_listening(call.company, call.initial_id, order.by, floor)
    return leave_trace(_about(call, Intervention.JOIN, order, floor), floor, dict)


def leave(company: str, call_id: str, order: Intervene, floor: Floor) -> Supervision:
    """Note that who listened has left, also when the call is over by then."""
    if company not in floor.sight.companies:
        raise NotFound(N_("There is no such call."))
    call = floor.seen.call(call_id)
    contact_id = call.initial_id if call else call_id
    _demand_listening(company, contact_id, order.by, floor)
    entry = Supervision(company, order.key, Intervention.LEAVE, order.by, order.now, order.why, contact_id)
    return leave_trace(entry, floor, dict)


def move_to_queue(company: str, call_id: str, queue_id: str, order: Intervene, floor: Floor) -> Supervision:
    """Let a waiting caller wait in another queue, no later than if they had come there first. Raises NotFound, Conflict."""
    return answer_again(
        lambda: _move_to_queue(company, call_id, queue_id, order, floor),
        order,
        _queue_names(floor).get(queue_id, ""),
        lambda: _traces(company, call_id, floor),
    )


def _move_to_queue(company: str, call_id: str, queue_id: str, order: Intervene, floor: Floor) -> Supervision:
    call = _find_waiting(company, call_id, floor)
    names = _queue_names(floor)
    if queue_id not in names:
        raise NotFound(N_("There is no such queue."))
    if queue_id == call.queue_id:
        raise Conflict(N_("The caller waits in that queue already."))
    waited = max(0, round((order.now - call.since).total_seconds()))
    entry = _about(call, Intervention.MOVE, order, floor, to=names[queue_id], before=_name_queue(call, floor))

    def act() -> Mapping[str, str]:
        floor.centre.move_to_queue(call, queue_id, waited)
        return {}

    return leave_trace(entry, floor, act)


def give_to_operator(company: str, call_id: str, email: str, order: Intervene, floor: Floor) -> Supervision:
    """Let a waiting caller be taken by that operator, and by anybody when a while has passed. Raises NotFound, Conflict."""
    return answer_again(
        lambda: _give_to_operator(company, call_id, email, order, floor),
        order,
        email.lower(),
        lambda: _traces(company, call_id, floor),
    )


def _give_to_operator(company: str, call_id: str, email: str, order: Intervene, floor: Floor) -> Supervision:
    call = _find_waiting(company, call_id, floor)
    operator = find_operator(email, floor)
    if call.queue_id not in operator.queues:
        raise Conflict(N_("This operator does not take calls of that queue: move the caller first."))
    entry = _about(call, Intervention.MOVE, order, floor, to=operator.email, before=_name_queue(call, floor))

    def act() -> Mapping[str, str]:
        floor.centre.prefer_operator(call, operator.user_id, floor.rules.prefer_for)
        return {"seconds": str(floor.rules.prefer_for)}

    return leave_trace(entry, floor, act)


def set_state(email: str, status: str, order: Intervene, floor: Floor) -> Supervision:
    """Set what an operator is, now or after the call at hand; kept with the operator, and with that call if it is theirs."""
    return answer_again(
        lambda: _set_state(email, status, order, floor), order, status, lambda: floor.entries.of_operator(email.lower())
    )


def _set_state(email: str, status: str, order: Intervene, floor: Floor) -> Supervision:
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
        queues=operator.queues,
    )

    def act() -> Mapping[str, str]:
        floor.centre.set_status(operator.user_id, status)
        return {}

    concluded = leave_trace(entry, floor, act)
    for call in floor.seen.calls:
        if call.user_id == operator.user_id and floor.sight.sees(call):
            beside = _about(call, Intervention.SET_STATE, order, floor, to=status, before=operator.status)
            leave_trace(beside, floor, dict)
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


def _queue_names(floor: Floor) -> Mapping[str, str]:
    return {queue.id: queue.name for queue in floor.seen.queues if queue.id in floor.sight.queues}


def _traces(company: str, call_id: str, floor: Floor) -> Sequence[Supervision]:
    """What was done with that call, which may be over by now; of a company that the supervisor sees."""
    if company not in floor.sight.companies:
        return ()
    call = floor.seen.call(call_id)
    return floor.entries.of_contact(company, call.initial_id if call else call_id)


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
