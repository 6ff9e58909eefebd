"""Whether the digits that were keyed in can be the reading; if so they are read back."""

from dataclasses import replace

from dozor.application.meters.desk import SILENCE, Desk, spell_digits
from dozor.application.meters.questions import Answer, choose_meter, find_meter, put, put_again
from dozor.application.meters.step import Place, Step, read_step
from dozor.domain.meter import Verdict
from dozor.domain.meter_rules import WindowState


def check_reading(desk: Desk, step_text: str, keyed: str) -> Answer:
    """The answer to the flow: the reading read back, or why it cannot be, and the ways on.

    step_text: as `find_meters` answered. keyed: digits, "Timeout" for none.
    """
    step = read_step(step_text)
    if desk.window.state is not WindowState.OPEN:  # the last evening has passed midnight meanwhile
        return put(desk, replace(step, at=Place.CLOSED))
    meter = find_meter(desk, step)
    if meter is None:
        return choose_meter(desk, step)
    if keyed in ("", SILENCE):
        return put_again(desk, step, keyed)
    verdict = meter.judge(keyed, desk.today, desk.window.period, desk.company.meters)
    if verdict is Verdict.GOOD:
        return put(desk, replace(step, at=Place.READ_BACK, value=keyed, seen=meter.version))
    last = meter.baseline(desk.window.period)
    told = spell_digits(str(last.value)) if last else ""
    places = {} if verdict is Verdict.WRONG_DIGITS else {"last": told}
    return put(desk, _refuse(step), desk.say(f"meter_{verdict}", **places))


def _refuse(step: Step) -> Step:
    return replace(step.fail(), at=Place.REFUSED)
