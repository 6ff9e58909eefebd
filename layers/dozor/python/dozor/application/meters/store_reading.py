"""The reading is kept once its caller has confirmed it."""

from dataclasses import replace

from dozor.application.meters.desk import Desk, spell_digits
from dozor.application.meters.questions import Answer, ask_reading, choose_meter, find_meter, put, put_again
from dozor.application.meters.step import Next, Place, Step, leave, read_step
from dozor.domain.meter import KnownReading, Meter, Reading, ReadingSource, Verdict
from dozor.domain.meter_rules import WindowState


def store_reading(desk: Desk, step_text: str, keyed: str, resident_id: str) -> Answer:
    """The answer to the flow; "stored" is "yes" once the reading is kept. The same call again keeps nothing again.

    step_text: as `check_reading` answered. Raises Conflict when somebody else gave a reading of the meter at this moment.
    """
    step = read_step(step_text)
    if keyed == "0":
        return leave(Next.OPERATOR, "")
    meter = find_meter(desk, step)
    if meter is None:
        return choose_meter(desk, step)
    if keyed == "2":
        return ask_reading(desk, step.fail(), meter)
    if keyed != "1":
        return put_again(desk, step, keyed)
    if desk.window.state is not WindowState.OPEN:
        return put(desk, replace(step, at=Place.CLOSED))
    if meter.judge(step.value, desk.today, desk.window.period, desk.company.meters) is not Verdict.GOOD:
        return ask_reading(desk, step.fail(), meter)
    corrects = _keep(desk, step, meter, resident_id)
    return _thank(desk, replace(step, failures=0, done=(*step.done, meter.id)), corrects) | {"stored": "yes"}


def _keep(desk: Desk, step: Step, meter: Meter, resident_id: str) -> bool:
    """Whether it corrects an earlier reading of the same month."""
    value, period = int(step.value), desk.window.period
    reading = Reading(
        company=meter.company,
        account=meter.account,
        meter=meter.id,
        # A retry has seen the meter as the first try did, a correction in the same call has seen it changed.
        id=f"{desk.contact_id}-{meter.id}-{step.seen}",
        value=value,
        period=period,
        taken_at=desk.now,
        source=ReadingSource.PHONE_KEYPAD,
        kind=meter.kind,
        serial=meter.serial,
        address=meter.address,
        flat=meter.flat,
        contact_id=desk.contact_id,
        phone=desk.phone if desk.phone.startswith("+") else "",
        resident_id=resident_id,
    )
    new = desk.meters.store(meter.take(KnownReading(value, desk.today, period)), reading)
    return new and meter.latest is not None and meter.latest.period == period


def _thank(desk: Desk, step: Step, corrects: bool) -> Answer:
    words = desk.say("meter_corrected" if corrects else "meter_stored", digits=spell_digits(step.value))
    if all(one.id in step.done for one in desk.meters_of(step.account)):
        return leave(Next.MENU, words)
    return put(desk, replace(step, at=Place.MORE), words)
