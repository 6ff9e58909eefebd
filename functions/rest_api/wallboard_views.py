"""The centre as one person may see it on the wire."""

from collections.abc import Iterable
from datetime import datetime

from dozor.application.wallboard.find_pressing import Pressing
from dozor.domain.catalogue import Catalogue
from dozor.domain.centre import CallNow, CentreNow, CentreRules, OperatorNow, Sight
from dozor.domain.duty import Duty
from functions.rest_api.models.wallboard import (
    CallTold,
    LimitsTold,
    OnLineList,
    OnLineTold,
    OperatorTold,
    PressingDutyTold,
    PressingTicketTold,
    QueueTold,
    TodayTold,
    WaitingTold,
    WallboardTold,
)


def show_wallboard(
    seen: CentreNow, sight: Sight, rules: CentreRules, statuses: tuple[str, ...], now: datetime
) -> WallboardTold:
    """Queues, operators and calls that are theirs to see."""
    emails = {one.user_id: one.email for one in seen.operators}
    at_hand = {call.user_id: call for call in seen.calls if call.user_id}
    return WallboardTold(
        now=now,
        taken_at=seen.taken_at,
        stale=rules.is_stale(seen, now),
        trouble=bool(seen.trouble),
        limits=LimitsTold.model_validate(rules),
        statuses=statuses,
        queues=tuple(
            QueueTold(
                **{name: getattr(queue, name) for name in _COUNTED},
                own=queue.id in sight.own,
                today=TodayTold.model_validate(queue.today),
            )
            for queue in seen.queues
            if queue.id in sight.queues
        ),
        operators=tuple(
            _show_operator(one, at_hand.get(one.user_id), sight) for one in seen.operators if sight.sees_operator(one)
        ),
        calls=tuple(_show_call(call, emails.get(call.user_id, "")) for call in seen.calls if sight.sees(call)),
    )


_COUNTED = ("id", "name", "waiting", "longest_wait_s", "online", "available", "on_contact", "wrapping_up")


def show_waiting(seen: CentreNow, email: str, rules: CentreRules, now: datetime) -> WaitingTold:
    """Who waits for one operator among others."""
    waiting = seen.waiting_for(email)
    return WaitingTold(
        now=now,
        taken_at=seen.taken_at,
        stale=rules.is_stale(seen, now),
        count=waiting.count,
        longest_wait_s=waiting.longest_wait_s,
        emergency=waiting.emergency,
    )


def show_on_line(seen: CentreNow, companies: Iterable[str], rules: CentreRules, now: datetime) -> OnLineList:
    """Whose phone is busy with one of these companies; nobody, when that is not known."""
    calls = () if rules.is_stale(seen, now) else seen.on_line(companies)
    return OnLineList(items=tuple(map(OnLineTold.model_validate, calls)))


def show_pressing_ticket(one: Pressing, catalogue: Catalogue, language: str) -> PressingTicketTold:
    """A ticket in a line."""
    ticket = one.ticket
    return PressingTicketTold(
        company=ticket.company,
        number=ticket.number,
        state=ticket.state,
        urgency=ticket.urgency,
        problem=ticket.problem,
        problem_name=catalogue.name(ticket.problem, language),
        address=ticket.place.address,
        flat=ticket.place.flat,
        executor_name=ticket.executor_name,
        limit_at=one.limit_at,
    )


def show_pressing_duty(duty: Duty) -> PressingDutyTold:
    """A duty in a line."""
    return PressingDutyTold.model_validate(duty)


def _show_operator(one: OperatorNow, call: CallNow | None, sight: Sight) -> OperatorTold:
    theirs = call is not None and sight.sees(call)
    return OperatorTold(
        email=one.email,
        name=one.name,
        status=one.status,
        since=one.since,
        next_status=one.next_status,
        activity=call.state if call else None,
        activity_since=call.since if call else None,
        call=call.id if call and theirs else "",
        company=call.company if call and theirs else "",
        queues=tuple(queue for queue in one.queues if queue in sight.queues),
    )


def _show_call(call: CallNow, operator: str) -> CallTold:
    return CallTold(
        id=call.id,
        contact_id=call.initial_id,
        company=call.company,
        state=call.state,
        since=call.since,
        queue=call.queue_id,
        operator=operator,
        phone=call.phone,
        resident=call.resident,
        address=call.address,
        emergency=call.emergency,
    )
