"""One talk marked: given, answered by its operator, decided. Nothing that was once said is taken away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from dozor.domain.contact import Contact
from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotAllowed
from dozor.domain.people import Actor
from dozor.domain.quality.form import EvaluationForm, Mark, check_marks, count_score, find_fatal
from dozor.domain.quality.sample import Draw


class EvaluationState(StrEnum):
    """Where an evaluation stands."""

    GIVEN = "given"
    AGREED = "agreed"
    OBJECTED = "objected"
    UPHELD = "upheld"  # the objection was heard, and the marks stay
    CHANGED = "changed"  # and the marks were changed


class Answer(StrEnum):
    """What the operator says to it."""

    AGREE = "agree"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of its journal. score: as it stood after this."""

    state: EvaluationState
    at: datetime
    by: Actor
    text: str
    score: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One contact evaluated; its id is the contact's. Times UTC.

    operator: who talked, as Connect knows them. score: of 100; fatal: keys of what was fatal. key, digest: of the form that
    was saved. draw: by which the talk came to be listened to; None for one that somebody chose. steps: the journal, oldest
    first. version: how many steps.
    """

    company: str
    id: str
    operator: str
    called_at: datetime
    outcome: str
    form: str
    form_version: str
    assessor: Actor
    marks: tuple[Mark, ...]
    score: int
    state: EvaluationState
    steps: tuple[Step, ...]
    comment: str = ""
    fatal: tuple[str, ...] = ()
    key: str = ""
    digest: str = ""
    draw: Draw | None = None

    @property
    def version(self) -> int:
        """Raised with every step."""
        return len(self.steps)


def give(
    contact: Contact, form: EvaluationForm, marks: Sequence[Mark], comment: str, assessor: Actor, at: datetime
) -> Evaluation:
    """Mark a talk. Raises Invalid for marks that do not fit or a call that nobody answered, NotAllowed for one's own."""
    if not contact.operator:
        raise Invalid([FieldProblem("contact_id", "Nobody talked in this call: there is nothing to mark.")])
    _refuse_own(contact.operator, assessor)
    check_marks(form, marks)
    score, state = count_score(form, marks), EvaluationState.GIVEN
    return Evaluation(
        company=contact.company,
        id=contact.id,
        operator=contact.operator,
        called_at=contact.started_at,
        outcome=contact.outcome.value if contact.outcome else "",
        form=form.key,
        form_version=form.version,
        assessor=assessor,
        marks=tuple(marks),
        score=score,
        state=state,
        steps=(Step(state, at, assessor, comment, score),),
        comment=comment,
        fatal=find_fatal(form, marks),
    )


def answer(evaluation: Evaluation, said: Answer, reason: str, operator: Actor, at: datetime) -> Evaluation:
    """The operator agrees, or objects with a reason. Raises NotAllowed for another's, Conflict once it is answered."""
    if operator.id != evaluation.operator:
        raise NotAllowed("Only who talked can answer this evaluation.")
    if evaluation.state is not EvaluationState.GIVEN:
        raise Conflict("This evaluation has been answered already.")
    if said is Answer.OBJECT and not reason.strip():
        raise Invalid([FieldProblem("reason", "Say what you do not agree with.")])
    state = EvaluationState.AGREED if said is Answer.AGREE else EvaluationState.OBJECTED
    return _step(evaluation, state, reason, operator, at)


def decide(
    evaluation: Evaluation,
    form: EvaluationForm,
    marks: Sequence[Mark],
    reason: str,
    supervisor: Actor,
    at: datetime,
) -> Evaluation:
    """What comes of an objection: other marks, or none for those that stand. Raises Conflict when nobody has objected."""
    _refuse_own(evaluation.operator, supervisor)
    if evaluation.state is not EvaluationState.OBJECTED:
        raise Conflict("Nobody has objected to this evaluation, or it is decided already.")
    if not reason.strip():
        raise Invalid([FieldProblem("reason", "Say why: the operator will read it.")])
    if not marks or tuple(marks) == evaluation.marks:
        return _step(evaluation, EvaluationState.UPHELD, reason, supervisor, at)
    check_marks(form, marks)
    changed = replace(
        evaluation, marks=tuple(marks), score=count_score(form, marks), fatal=find_fatal(form, marks),
        form_version=form.version,
    )  # fmt: skip
    return _step(changed, EvaluationState.CHANGED, reason, supervisor, at)


def _step(evaluation: Evaluation, state: EvaluationState, text: str, by: Actor, at: datetime) -> Evaluation:
    return replace(evaluation, state=state, steps=(*evaluation.steps, Step(state, at, by, text, evaluation.score)))


def _refuse_own(operator: str, actor: Actor) -> None:
    if actor.id == operator:
        raise NotAllowed("Nobody evaluates themselves: ask another supervisor.")
