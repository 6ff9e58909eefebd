"""A supervisor marks a talk, its operator answers, a supervisor decides."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from dozor.application.quality.draw import draw_by
from dozor.domain.errors import Conflict, KeyReused, NotFound, VersionConflict
from dozor.domain.people import Actor
from dozor.domain.quality import Answer, Draw, Evaluation, EvaluationForm, Mark, answer, decide, give
from dozor.events.evaluations import describe_evaluation
from dozor.ports.contacts import ContactRepository
from dozor.ports.quality import EvaluationRepository

ANY = 0
CHANGED = "Somebody has changed this evaluation meanwhile: read it again."


@dataclass(frozen=True, slots=True)
class GiveEvaluation:
    """Marks as they were saved. key: made when the form was opened; digest: tells whether it is the same form.

    draw: by which the talk is said to have been drawn, on the days of `zone`, the company's.
    """

    company: str
    contact_id: str
    actor: Actor
    now: datetime
    marks: tuple[Mark, ...]
    comment: str = ""
    key: str = ""
    digest: str = ""
    draw: Draw | None = None
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))


@dataclass(frozen=True, slots=True)
class Given:
    """The evaluation; created is False when an earlier save of the same form had made it."""

    evaluation: Evaluation
    created: bool


def give_evaluation(
    command: GiveEvaluation, form: EvaluationForm, contacts: ContactRepository, kept: EvaluationRepository
) -> Given:
    """Mark a talk, once. Its draw is kept where the talk was drawn by it, which is looked at by drawing again.

    Raises NotFound, Invalid, NotAllowed for one's own talk, KeyReused for another form under that key, Conflict when somebody
    else has marked it.
    """
    contact = contacts.get(command.company, command.contact_id)
    made = give(contact, form, command.marks, command.comment, command.actor, command.now)
    draw = command.draw if _was_drawn(command, contacts) else None
    evaluation = replace(made, key=command.key, digest=command.digest, draw=draw)
    try:
        kept.add(evaluation, [describe_evaluation(evaluation)])
    except Conflict:
        winner = kept.get(command.company, command.contact_id)
        if winner.key != command.key:
            raise
        if winner.digest != command.digest:
            raise KeyReused from None
        return Given(winner, created=False)
    return Given(evaluation, created=True)


def _was_drawn(command: GiveEvaluation, contacts: ContactRepository) -> bool:
    if command.draw is None:
        return False
    return draw_by(command.draw, command.company, command.zone, contacts).has(command.contact_id)


@dataclass(frozen=True, slots=True)
class Which:
    """Whose evaluation, who does something about it, when. version: what they were looking at; ANY: do not check."""

    company: str
    contact_id: str
    actor: Actor
    now: datetime
    version: int = ANY


def read_own(which: Which, kept: EvaluationRepository) -> Evaluation:
    """One's own evaluation; another's is NotFound, as if it were not there."""
    found = kept.get(which.company, which.contact_id)
    if found.operator != which.actor.id:
        raise NotFound("There is no such evaluation.")
    return found


def answer_evaluation(which: Which, said: Answer, reason: str, kept: EvaluationRepository) -> Evaluation:
    """The operator agrees, or objects with a reason. Raises NotFound, Invalid, VersionConflict, Conflict."""
    read_own(which, kept)
    return _change(which, kept, lambda one: answer(one, said, reason, which.actor, which.now))


def decide_evaluation(
    which: Which, form: EvaluationForm, marks: tuple[Mark, ...], reason: str, kept: EvaluationRepository
) -> Evaluation:
    """What comes of an objection; marks: none for those that stand. Raises as `answer_evaluation`, and NotAllowed."""
    return _change(which, kept, lambda one: decide(one, form, marks, reason, which.actor, which.now))


def _change(which: Which, kept: EvaluationRepository, step: Callable[[Evaluation], Evaluation]) -> Evaluation:
    before = kept.get(which.company, which.contact_id)
    if which.version not in (ANY, before.version):
        raise VersionConflict(CHANGED, before.version)
    after = step(before)
    try:
        kept.save(after, [describe_evaluation(after)])
    except Conflict as conflict:
        raise VersionConflict(CHANGED, before.version + 1) from conflict
    return after
