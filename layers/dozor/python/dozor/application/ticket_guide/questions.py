"""What is asked about a problem: where exactly, then the catalogue's clarifying questions, each in turn."""

from dataclasses import dataclass, replace

from dozor.application.own_catalogue.know_problem import ask_also
from dozor.application.ticket_guide.desk import Desk
from dozor.application.ticket_guide.form import Form
from dozor.domain.catalogue import Choice, Problem, say_in

WHERE = "@place"
"""Under which the place of the catalogue stands among the answers."""
NOT_ASKED = "-"
"""The choice of who has no answer: a list may not begin with nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. choices: (value, label); none where the answer is written down."""

    key: str
    text: str
    choices: tuple[tuple[str, str], ...]


def list_questions(desk: Desk, problem: Problem) -> tuple[Asked, ...]:
    """All of them, in their order."""
    known = desk.finder.guide_of(desk.company).questions
    asked = [
        Asked(key, say_in(known[key].names, desk.language), _choices(desk, known[key].answers))
        for key in problem.questions
        if key in known
    ]
    if len(problem.places) > 1:
        places = desk.catalogue.places
        named = tuple((key, say_in(places.get(key, {}), desk.language) or key) for key in problem.places)
        asked.insert(0, Asked(WHERE, desk.say("where"), named))
    return tuple(asked)


def find_asked(questions: tuple[Asked, ...], form: Form) -> int | None:
    """Where the question that was put stands now; None when it is asked no longer. A form has only the place of one that was
    put before forms kept the key.
    """
    if not form.asked_key:
        return form.asked if form.asked < len(questions) else None
    return next((place for place, one in enumerate(questions) if one.key == form.asked_key), None)


def list_answers(desk: Desk, form: Form) -> tuple[tuple[Asked, str], ...]:
    """What was answered, as far as a ticket takes it still: of questions that the catalogue has, by choices that it has."""
    problem = ask_also(desk.catalogue.problem(form.problem), desk.common)
    asked = {one.key: one for one in list_questions(desk, problem)}
    return tuple((one, form.answers[key]) for key, one in asked.items() if _is_taken(one, form.answers.get(key)))


def keep_answer(form: Form, asked: Asked, answer: str) -> Form:
    """The form with the answer to that question; without it where there is none."""
    rest = {key: value for key, value in form.answers.items() if key != asked.key}
    given = answer.strip()
    return replace(form, answers={**rest, asked.key: given} if given not in ("", NOT_ASKED) else rest)


def name_answer(asked: Asked, answer: str) -> str:
    """What was answered, as people say it."""
    return dict(asked.choices).get(answer, answer)


def _is_taken(asked: Asked, answer: str | None) -> bool:
    return answer is not None and (not asked.choices or answer in dict(asked.choices))


def _choices(desk: Desk, answers: tuple[Choice, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((choice.key, say_in(choice.names, desk.language)) for choice in answers)
