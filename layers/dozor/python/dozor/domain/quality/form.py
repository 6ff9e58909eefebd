"""The form by which a talk is marked: data, and what its marks are worth."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dozor.domain.errors import FieldProblem, Invalid

WHOLE = 100
LONGEST_TALK_SECONDS = 24 * 3600
UNPLACED = -1
"""Instead of the second of the recording: the mark is about the whole talk."""


class MarkValue(StrEnum):
    """What a question is answered."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


_WORTH: Mapping[MarkValue, float] = {MarkValue.YES: 1.0, MarkValue.PARTLY: 0.5, MarkValue.NO: 0.0}


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question. weight: against the others, above 0. fatal: "no" makes the whole talk worth nothing.

    optional: may be not applicable. names, help: language -> text.
    """

    key: str
    names: Mapping[str, str]
    weight: int = 1
    fatal: bool = False
    optional: bool = False
    help: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together."""

    key: str
    names: Mapping[str, str]
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """The form. version: changes with its content, and stands in every evaluation."""

    key: str
    version: str
    names: Mapping[str, str]
    sections: tuple[Section, ...]

    @property
    def questions(self) -> Mapping[str, FormQuestion]:
        """All questions by key, in order."""
        return {question.key: question for section in self.sections for question in section.questions}


@dataclass(frozen=True, slots=True)
class Mark:
    """One question answered. at_second: where in the recording, UNPLACED for the whole talk."""

    question: str
    value: MarkValue
    comment: str = ""
    at_second: int = UNPLACED


def check_marks(form: EvaluationForm, marks: Sequence[Mark]) -> None:
    """Raises Invalid unless every question of the form is answered, once, as it may be."""
    problems = list(_find_problems(form, marks))
    if problems:
        raise Invalid(problems)


def _find_problems(form: EvaluationForm, marks: Sequence[Mark]) -> Iterator[FieldProblem]:
    known, seen = form.questions, set()
    for place, mark in enumerate(marks):
        question = known.get(mark.question)
        if question is None or mark.question in seen:
            yield FieldProblem(f"marks.{place}.question", "The form has no such question, or it is answered already.")
        elif mark.value is MarkValue.NOT_APPLICABLE and not question.optional:
            yield FieldProblem(f"marks.{place}.value", "This question has to be answered.")
        elif not UNPLACED <= mark.at_second <= LONGEST_TALK_SECONDS:
            yield FieldProblem(f"marks.{place}.at_second", "There is no such place in the recording.")
        seen.add(mark.question)
    for key in known:
        if key not in seen:
            yield FieldProblem(f"marks.{key}", "This question has to be answered.")


def find_fatal(form: EvaluationForm, marks: Sequence[Mark]) -> tuple[str, ...]:
    """Keys of the fatal questions that were answered "no"."""
    known = form.questions
    return tuple(mark.question for mark in marks if mark.value is MarkValue.NO and known[mark.question].fatal)


def count_score(form: EvaluationForm, marks: Sequence[Mark]) -> int:
    """Of 100: the weights that were earned of those that apply; 0 when something fatal was done, or nothing applies."""
    if find_fatal(form, marks):
        return 0
    known = form.questions
    counted = [(known[mark.question].weight, _WORTH[mark.value]) for mark in marks if mark.value in _WORTH]
    possible = sum(weight for weight, _ in counted)
    return int(WHOLE * sum(weight * worth for weight, worth in counted) / possible + 0.5) if possible else 0
