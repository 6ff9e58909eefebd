"""A duty is put off, or given to somebody, and stays open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dozor.domain.duty import Duty
from dozor.domain.duty_step import DutyStep, DutyStepKind
from dozor.domain.errors import Conflict, FieldProblem, Invalid, KeyReused
from dozor.domain.people import Actor
from dozor.events.contacts import describe_duty, describe_duty_put_off
from dozor.ports.contacts import ContactRepository, DutyChange

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class ActOnDuty:
    """Somebody's step. key: of the form, the same one does it once. until: aware; addressee: as in DeferCall, or ANYBODY."""

    company: str
    duty_id: str
    key: str
    kind: DutyStepKind
    actor: Actor
    now: datetime
    note: str = ""
    until: datetime | None = None
    addressee: str = ""


def act_on_duty(command: ActOnDuty, contacts: ContactRepository) -> Duty:
    """The duty after the step; raises NotFound, Conflict (done already, or changed again and again), Invalid, KeyReused."""
    for _ in range(ATTEMPTS):
        duty = contacts.duty(command.company, command.duty_id)
        earlier = duty.step_of(command.key)
        if earlier is not None:
            _check_same(earlier, command)
            return duty
        after = _STEPS[command.kind](duty, command)
        describe = describe_duty_put_off if command.kind is DutyStepKind.PUT_OFF else describe_duty
        try:
            contacts.save_duty(DutyChange(after, describe(after)))
        except Conflict:
            continue  # its watch has told somebody, or somebody has seen to it: look again
        return after
    raise Conflict("This keeps changing: look again in a moment.")


def _put_off(duty: Duty, command: ActOnDuty) -> Duty:
    if command.until is None:
        raise Invalid([FieldProblem("until", "This field is required.")])
    return duty.put_off(command.actor, command.now, command.until, command.note, command.key)


def _give(duty: Duty, command: ActOnDuty) -> Duty:
    if not command.addressee.strip():
        raise Invalid([FieldProblem("addressee", "This field is required.")])
    return duty.give(command.actor, command.now, command.addressee.strip(), command.note, command.key)


_STEPS: Mapping[DutyStepKind, Callable[[Duty, ActOnDuty], Duty]] = {
    DutyStepKind.PUT_OFF: _put_off,
    DutyStepKind.GIVEN: _give,
}


def _check_same(earlier: DutyStep, command: ActOnDuty) -> None:
    if (earlier.kind, earlier.until, earlier.to) != (command.kind, command.until, command.addressee.strip()):
        raise KeyReused
