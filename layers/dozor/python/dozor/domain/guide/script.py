"""A diagnosis script: a small graph of what to check, to ask and to do first, which ends in advice or with an engineer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dozor.domain.errors import FieldProblem, Invalid

MOST_STEPS = 40
LONGEST_WAY = 12


class StepKind(StrEnum):
    """What a step is for. The last two end the script."""

    CHECK = "check"  # the resident looks or tries, and tells
    ASK = "ask"
    AID = "aid"  # first aid: what to do at once
    SIMPLE = "simple"  # what to tell; nobody needs to come
    ENGINEER = "engineer"  # somebody of the problem's trade has to come


ENDS = frozenset({StepKind.SIMPLE, StepKind.ENGINEER})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers, and the step that it leads to."""

    key: str
    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step. problem: of an engineer's end, the catalogue's key, which has the trade and the urgency. line: of its text."""

    key: str
    kind: StepKind
    text: str
    choices: tuple[Choice, ...] = ()
    problem: str = ""
    line: int = 0

    @property
    def ends(self) -> bool:
        """Whether the script is over here."""
        return self.kind in ENDS

    @property
    def shape(self) -> tuple[object, ...]:
        """The step without its words: the same in all languages of a guide."""
        return self.kind, self.problem, tuple((choice.key, choice.to) for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Script:
    """The steps by key; the first one is where it begins. Checked: see `find_mistakes`."""

    steps: Mapping[str, Step] = field(default_factory=dict)

    @property
    def first(self) -> Step:
        """Where it begins."""
        return next(iter(self.steps.values()))

    def follow(self, answers: Sequence[tuple[str, str]]) -> tuple[tuple[tuple[Step, Choice], ...], Step]:
        """The steps that were answered, and the one where these answers lead: an end, unless the talk was broken off.

        answers: step and choice, from the first step on. Raises Invalid naming the answer that is none of this way.
        """
        taken: list[tuple[Step, Choice]] = []
        here = self.first
        for place, (step, key) in enumerate(answers):
            chosen = next((one for one in here.choices if one.key == key), None)
            if step != here.key or chosen is None:
                raise Invalid([FieldProblem(f"answers.{place}", "The script does not ask this here.")])
            taken.append((here, chosen))
            here = self.steps[chosen.to]
        return tuple(taken), here

    def ways(self) -> Iterator[tuple[tuple[str, str], ...]]:
        """All ways through it, each as the answers that lead to its end."""
        yield from self._ways(self.first, ())

    def _ways(self, step: Step, so_far: tuple[tuple[str, str], ...]) -> Iterator[tuple[tuple[str, str], ...]]:
        if step.ends:
            yield so_far
        for choice in step.choices:
            yield from self._ways(self.steps[choice.to], (*so_far, (step.key, choice.key)))


def find_mistakes(steps: Sequence[Step]) -> Iterator[FieldProblem]:
    """Why these steps are no script that can be followed to an end whatever is answered; each names its line as its field."""
    known: dict[str, Step] = {}
    for step in steps:
        known.setdefault(step.key, step)
    if len(steps) > MOST_STEPS:
        yield FieldProblem(f"{steps[MOST_STEPS].line}", "This script is too long.")
    for step in steps:
        if known[step.key] is not step:
            yield FieldProblem(f"{step.line}", "Two steps have this name.")
        yield from _misfits(step, known)
    if not steps or any(choice.to not in known for step in steps for choice in step.choices):
        return
    depths = _measure(steps[0], known)
    if depths is None:
        yield FieldProblem(f"{steps[0].line}", "This script goes round in a circle.")
        return
    if max(depths.values()) > LONGEST_WAY:
        yield FieldProblem(f"{steps[0].line}", "This script is too long.")
    for step in steps:
        if step.key not in depths:
            yield FieldProblem(f"{step.line}", "Nothing leads to this step.")


def _misfits(step: Step, known: Mapping[str, Step]) -> Iterator[FieldProblem]:
    if not step.text:
        yield FieldProblem(f"{step.line}", "A step needs words.")
    if step.ends and step.choices:
        yield FieldProblem(f"{step.line}", "An end has no answers.")
    if not step.ends and len(step.choices) < (1 if step.kind is StepKind.AID else 2):
        yield FieldProblem(f"{step.line}", "A question needs at least two answers.")
    if len({choice.key for choice in step.choices}) < len(step.choices):
        yield FieldProblem(f"{step.line}", "Two answers have the same name.")
    if (step.kind is StepKind.ENGINEER) is not bool(step.problem):
        yield FieldProblem(f"{step.line}", "Name the problem for which an engineer comes, and only there.")
    for choice in step.choices:
        if choice.to not in known:
            yield FieldProblem(f"{step.line}", "An answer leads to a step that is not there.")


def _measure(first: Step, known: Mapping[str, Step]) -> dict[str, int] | None:
    """How far each step that can be reached is from the first one, by the longest way; None when there is a circle."""
    depths: dict[str, int] = {}

    def visit(step: Step, way: tuple[str, ...]) -> bool:
        if step.key in way or len(way) > MOST_STEPS:
            return False
        if depths.get(step.key, -1) >= len(way):
            return True
        depths[step.key] = len(way)
        return all(visit(known[choice.to], (*way, step.key)) for choice in step.choices)

    return depths if visit(first, ()) else None
