"""Somebody is away, or back: kept with the executor, and what they held goes to others at once."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.application.hand_on_held import hand_on_held
from dozor.domain.absence import Absence, AbsenceReason
from dozor.domain.errors import FieldProblem, Invalid, KeyReused, NotFound
from dozor.domain.people import Executor
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository


@dataclass(frozen=True, slots=True)
class EnterAbsence:
    """key: made when the form opened; the same key is the same absence of that executor. Times are aware; now: UTC.

    starts_at: None for now.
    """

    company: str
    executor_id: str
    key: str
    now: datetime
    by: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    reason: AbsenceReason = AbsenceReason.OTHER
    stand_in_id: str = ""


@dataclass(frozen=True, slots=True)
class EndAbsence:
    """ends_at: the first moment back."""

    company: str
    executor_id: str
    absence_id: str
    ends_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class AbsenceEntered:
    """The executor with the absence, the absence, and what came of the tickets in their hands.

    created: False when an earlier call with the same key has made it. handed_on: numbers of the tickets that have gone to
    others; told: of those that stay, and of which the foreman was told; kept: of the rest. Of this call alone: a repeated
    call hands on only what is still to be handed on.
    """

    executor: Executor
    absence: Absence
    created: bool
    handed_on: tuple[str, ...]
    told: tuple[str, ...]
    kept: tuple[str, ...]


def enter_absence(
    command: EnterAbsence, companies: CompanyRepository, people: PeopleRepository, tickets: TicketRepository
) -> AbsenceEntered:
    """Enter it once per key, then hand on what they hold if it has begun. Safe to repeat after any failure.

    What they hold when an absence begins that lies ahead is handed on by the watches over their tickets, or within the hour
    by `hand_on_absent`, which looks after those that an import brings as well.
    Raises NotFound, Invalid, TransientFailure.
    """
    company = companies.get(command.company)
    _check(command, people)
    wanted = Absence(
        id=_id_of(command.key),
        starts_at=command.starts_at or command.now,
        ends_at=command.ends_at,
        reason=command.reason,
        stand_in_id=command.stand_in_id,
        entered_by=command.by,
        changed_by=command.by,
    )
    known = _find(command.executor_id, company.slug, people)
    created = all(absence.id != wanted.id for absence in known.absences)
    absence = people.add_absence(company.slug, command.executor_id, wanted)
    if absence.starts_at != (command.starts_at or absence.starts_at) or absence.reason is not command.reason:
        raise KeyReused
    staff = people.staff(company.slug)
    executor = staff.find(command.executor_id) or known
    came = hand_on_held(command.executor_id, company, staff, command.now, tickets)
    return AbsenceEntered(executor, absence, created, came.handed_on, came.told, came.kept)


def end_absence(command: EndAbsence, people: PeopleRepository) -> Executor:
    """They are back at that moment, sooner or later than was thought; nothing is taken back from whoever has it now.

    At its very beginning: then it never was. Raises NotFound, Invalid for an end before the beginning.
    """
    executor = _find(command.executor_id, command.company, people)
    absence = next((one for one in executor.absences if one.id == command.absence_id), None)
    if absence is None:
        raise NotFound("There is no such absence.")
    if absence.ends_at == command.ends_at:
        return executor
    if command.ends_at < absence.starts_at:
        raise Invalid([FieldProblem("ends_at", "The end must lie after the beginning.")])
    changed = replace(absence, ends_at=command.ends_at, changed_by=command.by)
    people.change_absence(command.company, command.executor_id, changed)
    return _find(command.executor_id, command.company, people)


def _find(executor_id: str, slug: str, people: PeopleRepository) -> Executor:
    """As they stand, not as this process remembers them: another one may have entered the absence a moment ago."""
    found = people.staff(slug).find(executor_id)
    if found is None:
        raise NotFound("There is no such executor.")
    return found


def _id_of(key: str) -> str:
    """Short and fit for addresses, whatever the form's key is made of."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _check(command: EnterAbsence, people: PeopleRepository) -> None:
    problems = []
    if command.ends_at is not None and command.ends_at <= (command.starts_at or command.now):
        problems.append(FieldProblem("ends_at", "The end must lie after the beginning."))
    if command.stand_in_id == command.executor_id:
        problems.append(FieldProblem("stand_in_id", "Nobody stands in for themselves."))
    elif command.stand_in_id:
        try:
            people.executor(command.company, command.stand_in_id)
        except NotFound:
            problems.append(FieldProblem("stand_in_id", "There is no such executor."))
    if problems:
        raise Invalid(problems)
