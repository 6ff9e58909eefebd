"""Whose meters, and which of them: understands every key of a conversation about readings that is no reading itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from dozor.application.meters.desk import Desk
from dozor.application.meters.questions import Answer, ask_reading, choose_meter, find_meter, put, put_again
from dozor.application.meters.step import Next, Place, Step, leave, read_step
from dozor.domain.meter_rules import WindowState

Choice = TypeVar("Choice")
OPERATOR_KEY = "0"
LONGEST_ACCOUNT = 20


def find_meters(desk: Desk, step_text: str, keyed: str) -> Answer:
    """The answer to the flow (see docs/architecture.md).

    step_text: as this or its neighbours answered last, "begin" at first. keyed: what was pressed since; meaningless at first.
    """
    step = read_step(step_text)
    if keyed == OPERATOR_KEY and step.at not in (Place.BEGIN, Place.ACCOUNT):
        return leave(Next.OPERATOR, "")
    answer = _UNDERSTAND.get(step.at, _begin)(desk, step, keyed)
    return answer or put_again(desk, step, keyed)


def _begin(desk: Desk, step: Step, _: str) -> Answer:
    if desk.window.state is not WindowState.OPEN:
        return put(desk, replace(step, at=Place.CLOSED))
    accounts = desk.accounts()
    if len(accounts) == 1:
        return choose_meter(desk, replace(step, account=accounts[0][0]))
    return put(desk, replace(step, at=Place.FLAT if accounts else Place.ACCOUNT))


def _closed(_: Desk, __: Step, keyed: str) -> Answer | None:
    return leave(Next.MENU, "") if keyed == "1" else None


def _flat(desk: Desk, step: Step, keyed: str) -> Answer | None:
    chosen = _pick(desk.accounts(), keyed)
    return choose_meter(desk, replace(step, account=chosen[0], failures=0)) if chosen else None


def _account(desk: Desk, step: Step, keyed: str) -> Answer | None:
    if not keyed.isdecimal():
        return None
    if len(keyed) > LONGEST_ACCOUNT or not desk.meters_of(keyed):
        return put(desk, step.fail(), desk.say("meter_account_unknown"))
    return put(desk, replace(step, at=Place.ACCOUNT_FOUND, account=keyed))


def _account_found(desk: Desk, step: Step, keyed: str) -> Answer | None:
    if keyed == "1":
        return choose_meter(desk, replace(step, failures=0))
    if keyed == "2":
        return put(desk, replace(step.fail(), at=Place.ACCOUNT, account=""))
    return None


def _meter(desk: Desk, step: Step, keyed: str) -> Answer | None:
    chosen = _pick(desk.meters_of(step.account), keyed)
    return ask_reading(desk, step, chosen) if chosen else None


def _overdue(desk: Desk, step: Step, keyed: str) -> Answer | None:
    if keyed == "3":
        return leave(Next.MENU, "")
    if keyed == "2" and len(desk.meters_of(step.account)) > 1:
        return choose_meter(desk, step)
    return None


def _refused(desk: Desk, step: Step, keyed: str) -> Answer | None:
    meter = find_meter(desk, step)
    return ask_reading(desk, step, meter) if keyed == "1" and meter else _overdue(desk, step, keyed)


def _more(desk: Desk, step: Step, keyed: str) -> Answer | None:
    if keyed == "1":
        return choose_meter(desk, step)
    return leave(Next.MENU, "") if keyed == "2" else None


def _pick(choices: tuple[Choice, ...], keyed: str) -> Choice | None:
    """What lies on that key: the first on 1."""
    return choices[int(keyed) - 1] if keyed.isdecimal() and 1 <= int(keyed) <= len(choices) else None


_UNDERSTAND: Mapping[Place, Callable[[Desk, Step, str], Answer | None]] = {
    Place.BEGIN: _begin,
    Place.CLOSED: _closed,
    Place.FLAT: _flat,
    Place.ACCOUNT: _account,
    Place.ACCOUNT_FOUND: _account_found,
    Place.METER: _meter,
    Place.OVERDUE: _overdue,
    Place.REFUSED: _refused,
    Place.MORE: _more,
}
