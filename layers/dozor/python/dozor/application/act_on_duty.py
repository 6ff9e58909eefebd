"""A duty is put off, or given to somebody, and stays open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dozor.application.colleagues import Roster, find_colleague
from dozor.application.describe_page import describe_recipient
from dozor.application.find_recipients import find_addressee
from dozor.domain.duty import ANYBODY, Duty
from dozor.domain.duty_step import DutyStep, DutyStepKind
from dozor.domain.errors import Conflict, FieldProblem, Invalid, KeyReused
from dozor.domain.people import Actor
from dozor.events.contacts import describe_duty_given, describe_duty_put_off
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


def act_on_duty(command: ActOnDuty, contacts: ContactRepository, roster: Roster) -> Duty:
    """The duty after the step; whoever it is given to is told.

    Raises NotFound, Conflict (done already, or changed again and again), Invalid, KeyReused.
    """
    for _ in range(ATTEMPTS):
        duty = contacts.duty(command.company, command.duty_id)
        earlier = duty.step_of(command.key)
        if earlier is not None:
            _check_same(earlier, command, roster)
            return duty
        change = _STEPS[command.kind](duty, command, roster)
        try:
            contacts.save_duty(change)
        except Conflict:
            continue  # its watch has told somebody, or somebody has seen to it: look again
        return change.duty
    raise Conflict("This keeps changing: look again in a moment.")


def _put_off(duty: Duty, command: ActOnDuty, _: Roster) -> DutyChange:
    if command.until is None:
        raise Invalid([FieldProblem("until", "This field is required.")])
    later = duty.put_off(command.actor, command.now, command.until, command.note, command.key)
    return DutyChange(later, describe_duty_put_off(later))


def _give(duty: Duty, command: ActOnDuty, roster: Roster) -> DutyChange:
    if not command.addressee.strip():
        raise Invalid([FieldProblem("addressee", "This field is required.")])
    to = find_colleague(command.company, command.addressee.strip(), command.actor, roster)
    given = duty.give(command.actor, command.now, to, command.note, command.key)
    return DutyChange(given, describe_duty_given(given, command.now, _whom_to_tell(given, command, roster)))


def _whom_to_tell(given: Duty, command: ActOnDuty, roster: Roster) -> Mapping[str, str]:
    """Nobody, where it goes back to whoever is on shift, who have it in their list, or where somebody takes it themselves."""
    if given.addressee in (ANYBODY, command.actor.id):
        return {}
    company, executors = roster.companies.get(given.company), roster.people.executors(given.company)
    return describe_recipient(find_addressee(given, company, executors, command.now))


_STEPS: Mapping[DutyStepKind, Callable[[Duty, ActOnDuty, Roster], DutyChange]] = {
    DutyStepKind.PUT_OFF: _put_off,
    DutyStepKind.GIVEN: _give,
}


def _check_same(earlier: DutyStep, command: ActOnDuty, roster: Roster) -> None:
    asked = (command.kind, command.until)
    if (earlier.kind, earlier.until) != asked or not _is_for(earlier.to, command, roster):
        raise KeyReused


def _is_for(to: str, command: ActOnDuty, roster: Roster) -> bool:
    """Whether the form names whom the step names: an address may be spelt otherwise, or stand for an executor's id. They may
    have left since.
    """
    named = command.addressee.strip()
    if named.casefold() == to.casefold():
        return True
    try:
        return find_colleague(command.company, named, command.actor, roster).id == to
    except Invalid:
        return False
