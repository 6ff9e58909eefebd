"""Evaluation forms, samples, evaluations and figures on the wire. Names are in the asked language."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from dozor.domain.contact import Outcome
from dozor.domain.quality import Answer, EvaluationState, MarkValue
from functions.rest_api.models.base import Asked, Limit, Moment, PageAsked, Slug, Told
from functions.rest_api.models.contacts import ContactTold

Key = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Day = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Said = Annotated[str, StringConstraints(max_length=2000)]
Second = Annotated[int, Field(ge=-1, le=86_400)]
Version = Annotated[int, Field(ge=0)]


class FormQuestionTold(Told):
    """One question. fatal: "no" makes the talk worth nothing; optional: may be not applicable."""

    key: str
    name: str
    help: str
    weight: int
    fatal: bool
    optional: bool


class SectionTold(Told):
    """Questions that belong together."""

    key: str
    name: str
    questions: tuple[FormQuestionTold, ...]


class EvaluationFormTold(Told):
    """The form by which talks are marked. edition: changes with its content."""

    key: str
    edition: str
    name: str
    sections: tuple[SectionTold, ...]


class DrawAsked(Asked):
    """From one day of the company's calendar to another, both included, at most 31. seed: the same one draws the same sample,
    empty for the days themselves; each: how many talks of every operator and outcome; at: talks that had ended by then, now
    unless it is named.
    """

    first: Day
    last: Day
    seed: Annotated[str, StringConstraints(max_length=100)] = ""
    each: Limit = 3
    at: Moment | None = None


class SampleAsked(DrawAsked):
    """A sample of a company's talks."""

    company: Slug


class DrawnTold(Told):
    """A talk that was drawn. state, score: of its evaluation, if it has one. own: by whoever asks, so that another marks it."""

    contact: ContactTold
    state: EvaluationState | None = None
    score: int | None = None
    own: bool = False


class StratumTold(Told):
    """The talks of one operator with one outcome. size: how many there are to draw from."""

    operator: str
    outcome: Outcome
    size: int
    drawn: tuple[DrawnTold, ...]


class SampleTold(Told):
    """What was drawn. seed: as it was given, or the days; at: when. looked_at: how many talks there were in all."""

    seed: str
    each: int
    at: datetime
    looked_at: int
    strata: tuple[StratumTold, ...]


class TalkMarkTold(Told):
    """One question answered. at_second: where in the recording, -1 for the whole talk."""

    question: str
    value: MarkValue
    comment: str
    at_second: int


class EvaluationStepTold(Told):
    """One entry of an evaluation's journal. score: as it stood after it."""

    state: EvaluationState
    at: datetime
    by: str
    text: str
    score: int


class DrawTold(Told):
    """By which draw a talk came to be listened to; asking for it again draws the same."""

    first: date
    last: date
    seed: str
    each: int
    at: datetime


class EvaluationTold(Told):
    """One talk evaluated. contact_id: the call's, and the evaluation's own. score: of 100; fatal: keys of questions.
    draw: by which chance chose it; null for a talk that somebody chose.

    may: what whoever asks may do now: agree, object, decide.
    """

    company: str
    contact_id: str
    operator: str
    called_at: datetime
    outcome: str
    assessor: str
    state: EvaluationState
    score: int
    fatal: tuple[str, ...]
    comment: str
    marks: tuple[TalkMarkTold, ...]
    steps: tuple[EvaluationStepTold, ...]
    version: int
    may: tuple[str, ...]
    draw: DrawTold | None


class EvaluationList(Told):
    """Evaluations by the time of the talk, the last one first; cursor: pass it back for the next, empty at the end."""

    items: tuple[EvaluationTold, ...]
    cursor: str


class EvaluationsAsked(PageAsked):
    """operator: only theirs."""

    operator: Annotated[str, StringConstraints(max_length=200)] = ""


class FiguresAsked(Asked):
    """Months such as 2026-11, both included, at most twelve; of the company's calendar, by when the talks were."""

    company: Slug
    first: Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
    last: Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]


class AverageTold(Told):
    """Of whom or what: how many evaluations, their average of 100, how many with something fatal, how many objected to, how
    many of talks that were drawn.
    """

    name: str
    count: int
    score: int
    fatal: int
    objected: int
    drawn: int


class QuestionFigureTold(Told):
    """One question: how often it was answered, how, and what that is of 100."""

    question: str
    name: str
    answered: int
    yes: int
    partly: int
    no: int
    score: int


class FiguresTold(Told):
    """What evaluations add up to; drawn: of how many chance chose the talk; operators: the weakest first, months in order."""

    count: int
    score: int
    drawn: int
    operators: tuple[AverageTold, ...]
    questions: tuple[QuestionFigureTold, ...]
    months: tuple[AverageTold, ...]


class TalkMarkAsked(Asked):
    """One question answered."""

    question: Key
    value: MarkValue
    comment: Annotated[str, StringConstraints(max_length=1000)] = ""
    at_second: Second = -1


Marks = Annotated[tuple[TalkMarkAsked, ...], Field(max_length=100)]


class NewEvaluation(Asked):
    """A talk marked: every question of the form, once. draw: of the sample in which it was found, as that was told; it is kept
    if the talk is of that sample.
    """

    company: Slug
    contact_id: Key
    marks: Marks
    comment: Said = ""
    draw: DrawAsked | None = None


class EvaluationAnswerAsked(Asked):
    """What the operator says to it. reason: for objecting."""

    answer: Answer
    reason: Said = ""
    version: Version = 0


class EvaluationDecisionAsked(Asked):
    """What comes of an objection. marks: as they are to be; none, or the same, and the objection changes nothing."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    marks: Marks = ()
    version: Version = 0
