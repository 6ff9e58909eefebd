"""Places and answers as the catalogue has them for a problem."""

from collections.abc import Iterator, Mapping

from dozor.domain.catalogue import Problem, Question
from dozor.domain.errors import FieldProblem, Invalid

LONGEST_ANSWER = 1000


def check_place(problem: Problem, place_key: str) -> str:
    """The key back, or that of the only place there is. Raises Invalid for a place where the problem does not happen."""
    if not place_key:
        return problem.places[0] if len(problem.places) == 1 else ""
    if problem.places and place_key not in problem.places:
        raise Invalid([FieldProblem("place_key", "This problem does not happen there.")])
    return place_key


def check_answers(problem: Problem, questions: Mapping[str, Question], answers: Mapping[str, str]) -> dict[str, str]:
    """The answers back, by question. questions: of the guide; a choice is answered by its key.

    Raises Invalid naming every question that is not asked about this problem, and every answer that is none of its choices.
    """
    problems = list(_find_misfits(problem, questions, answers))
    if problems:
        raise Invalid(problems)
    return dict(answers)


def _find_misfits(
    problem: Problem, questions: Mapping[str, Question], answers: Mapping[str, str]
) -> Iterator[FieldProblem]:
    for key, answer in answers.items():
        field = f"answers.{key}"
        if key not in problem.questions:
            yield FieldProblem(field, "This is not asked about this problem.")
            continue
        choices = {choice.key for choice in questions[key].answers} if key in questions else set()
        if answer and choices and answer not in choices:
            yield FieldProblem(field, "This is not one of the possible values.")
        elif len(answer) > LONGEST_ANSWER:
            yield FieldProblem(field, "This is too long.")
