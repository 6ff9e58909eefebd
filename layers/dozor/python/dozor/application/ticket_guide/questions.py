"""What is asked about a problem: where exactly, then the catalogue's clarifying questions, each in turn."""

from dataclasses import dataclass, replace

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


def keep_answer(form: Form, asked: Asked, answer: str) -> Form:
    """The form with the answer to that question; without it where there is none."""
    rest = {key: value for key, value in form.answers.items() if key != asked.key}
    given = answer.strip()
    return replace(form, answers={**rest, asked.key: given} if given not in ("", NOT_ASKED) else rest)


def name_answer(asked: Asked, answer: str) -> str:
    """What was answered, as people say it."""
    return dict(asked.choices).get(answer, answer)


def _choices(desk: Desk, answers: tuple[Choice, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((choice.key, say_in(choice.names, desk.language)) for choice in answers)
