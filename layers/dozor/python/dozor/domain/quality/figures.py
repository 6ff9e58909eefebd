"""What evaluations add up to: by operator, by question, by month."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dozor.domain.quality.evaluation import Evaluation, EvaluationState
from dozor.domain.quality.form import MarkValue


@dataclass(frozen=True, slots=True)
class Average:
    """Of whom or what: how many evaluations, their average of 100, how many had something fatal, how many were objected to.

    drawn: how many are of talks that chance chose.
    """

    name: str
    count: int
    score: int
    fatal: int
    objected: int
    drawn: int


@dataclass(frozen=True, slots=True)
class QuestionFigure:
    """One question: how often it was answered, how it was, and its share of 100 (a "partly" is half)."""

    question: str
    answered: int
    yes: int
    partly: int
    no: int
    score: int


@dataclass(frozen=True, slots=True)
class Figures:
    """operators: the weakest first; questions: as they come; months: "2026-11", in order, by the company's clock."""

    count: int
    score: int
    drawn: int
    operators: tuple[Average, ...]
    questions: tuple[QuestionFigure, ...]
    months: tuple[Average, ...]


_OBJECTED = frozenset({EvaluationState.OBJECTED, EvaluationState.UPHELD, EvaluationState.CHANGED})


def count_figures(evaluations: Iterable[Evaluation], zone: ZoneInfo) -> Figures:
    """The figures of these evaluations, by when the talks were."""
    known = tuple(evaluations)
    operators: defaultdict[str, list[Evaluation]] = defaultdict(list)
    months: defaultdict[str, list[Evaluation]] = defaultdict(list)
    for one in known:
        operators[one.operator].append(one)
        months[one.called_at.astimezone(zone).strftime("%Y-%m")].append(one)
    by_operator = (_average(name, some) for name, some in operators.items())
    return Figures(
        count=len(known),
        score=_mean([one.score for one in known]),
        drawn=_count_drawn(known),
        operators=tuple(sorted(by_operator, key=lambda one: (one.score, one.name))),
        questions=_count_questions(known),
        months=tuple(_average(name, months[name]) for name in sorted(months)),
    )


def _average(name: str, some: Sequence[Evaluation]) -> Average:
    fatal = sum(1 for one in some if one.fatal)
    objected = sum(1 for one in some if one.state in _OBJECTED)
    return Average(name, len(some), _mean([one.score for one in some]), fatal, objected, _count_drawn(some))


def _count_drawn(some: Iterable[Evaluation]) -> int:
    return sum(1 for one in some if one.draw)


def _count_questions(known: Iterable[Evaluation]) -> tuple[QuestionFigure, ...]:
    counts: dict[str, dict[MarkValue, int]] = {}
    for one in known:
        for mark in one.marks:
            told = counts.setdefault(mark.question, dict.fromkeys(MarkValue, 0))
            told[mark.value] += 1
    return tuple(_question(key, told) for key, told in counts.items())


def _question(key: str, told: dict[MarkValue, int]) -> QuestionFigure:
    yes, partly, no = told[MarkValue.YES], told[MarkValue.PARTLY], told[MarkValue.NO]
    answered = yes + partly + no
    return QuestionFigure(
        key, answered, yes, partly, no, int(100 * (yes + partly / 2) / answered + 0.5) if answered else 0
    )


def _mean(scores: Sequence[int]) -> int:
    return int(sum(scores) / len(scores) + 0.5) if scores else 0
