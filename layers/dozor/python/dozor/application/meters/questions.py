"""The question of each place, so that it can be put again after a wrong key or silence."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dozor.application.meters.desk import SILENCE, Desk, spell_digits
from dozor.application.meters.step import Next, Place, Step, ask, leave
from dozor.domain.meter import Meter
from dozor.domain.meter_rules import WindowState

Answer = dict[str, str]


def put(desk: Desk, step: Step, first_words: str = "") -> Answer:
    """Put the question of the step, after some words if there are any; an operator instead when it is hopeless."""
    if step.hopeless:
        return leave(Next.OPERATOR, f"{first_words} {desk.say('meter_enough')}".strip())
    return ask(step, f"{first_words} {_QUESTIONS[step.at](desk, step)}".strip())


def put_again(desk: Desk, step: Step, keyed: str) -> Answer:
    """Put it again after silence or a key that means nothing here."""
    return put(desk, step.fail(), desk.say("menu_silence" if keyed in ("", SILENCE) else "menu_wrong"))


def choose_meter(desk: Desk, step: Step, first_words: str = "") -> Answer:
    """Which meter it is; nothing to choose where there is one."""
    meters = desk.meters_of(step.account)
    if not meters:
        return leave(Next.OPERATOR, f"{first_words} {desk.say('meter_none')}".strip())
    if len(meters) == 1:
        return ask_reading(desk, step, meters[0], first_words)
    return put(desk, replace(step, at=Place.METER), first_words)


def ask_reading(desk: Desk, step: Step, meter: Meter, first_words: str = "") -> Answer:
    """The reading of that meter, unless its verification has run out."""
    at = Place.READING if meter.verified(desk.today) else Place.OVERDUE
    return put(desk, replace(step, at=at, meter=meter.id), first_words)


def find_meter(desk: Desk, step: Step) -> Meter | None:
    """The meter that the conversation is about; None when it was taken down meanwhile."""
    return next((one for one in desk.meters_of(step.account) if one.id == step.meter), None)


def _closed(desk: Desk, _: Step) -> str:
    window = desk.window
    name = "meter_after" if window.state is WindowState.AFTER else "meter_before"
    told = desk.say(name, opens=desk.day(window.opens), closes=desk.day(window.closes))
    return f"{told} {desk.say('meter_closed_choices')}"


def _flat(desk: Desk, _: Step) -> str:
    choices = (desk.say("meter_flat", address=place, key=key) for key, (_, place) in enumerate(desk.accounts(), 1))
    return " ".join((*choices, desk.say("meter_operator")))


def _account(desk: Desk, _: Step) -> str:
    return desk.say("meter_account")


def _account_found(desk: Desk, step: Step) -> str:
    place = next((f"{one.address}, {one.flat}" for one in desk.meters_of(step.account)), "")
    return desk.say("meter_account_found", account=spell_digits(step.account), address=place)


def _meter(desk: Desk, step: Step) -> str:
    choices = (
        desk.say("meter_choose", meter=desk.name(one), key=key)
        for key, one in enumerate(desk.meters_of(step.account), 1)
    )
    return " ".join((*choices, desk.say("meter_operator")))


def _overdue(desk: Desk, step: Step) -> str:
    meter = find_meter(desk, step)
    day = desk.day(meter.verified_until) if meter and meter.verified_until else ""
    told = desk.say("meter_overdue", meter=desk.name(meter) if meter else "", day=day)
    return " ".join((told, *_ways_on(desk, step)))


def _reading(desk: Desk, step: Step) -> str:
    meter = find_meter(desk, step)
    return desk.say("meter_reading", meter=desk.name(meter) if meter else "")


def _refused(desk: Desk, step: Step) -> str:
    return " ".join((desk.say("meter_again"), *_ways_on(desk, step)))


def _read_back(desk: Desk, step: Step) -> str:
    return desk.say("meter_read_back", digits=spell_digits(step.value))


def _more(desk: Desk, _: Step) -> str:
    return desk.say("meter_more")


def _ways_on(desk: Desk, step: Step) -> tuple[str, ...]:
    another = (desk.say("meter_another"),) if len(desk.meters_of(step.account)) > 1 else ()
    return (*another, desk.say("meter_menu"), desk.say("meter_operator"))


_QUESTIONS: Mapping[Place, Callable[[Desk, Step], str]] = {
    Place.CLOSED: _closed,
    Place.FLAT: _flat,
    Place.ACCOUNT: _account,
    Place.ACCOUNT_FOUND: _account_found,
    Place.METER: _meter,
    Place.OVERDUE: _overdue,
    Place.READING: _reading,
    Place.REFUSED: _refused,
    Place.READ_BACK: _read_back,
    Place.MORE: _more,
}
