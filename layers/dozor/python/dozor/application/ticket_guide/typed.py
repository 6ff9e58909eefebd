"""What was typed and chosen in a view, put into the form."""

from collections.abc import Mapping
from dataclasses import replace

from dozor.application.ticket_guide.desk import Desk
from dozor.application.ticket_guide.form import Form
from dozor.application.ticket_guide.questions import find_asked, keep_answer, list_questions

Given = Mapping[str, str]
LONGEST = {"description": 4000, "answer": 1000}
LONGEST_ELSE = 200
"""As the API has it for the same fields."""


def trim(given: Given) -> Given:
    """Without the blanks around, and no longer than a ticket may have it."""
    return {name: value.strip()[: LONGEST.get(name, LONGEST_ELSE)] for name, value in given.items()}


def keep_caller(form: Form, given: Given) -> Form:
    """Who asks, and where."""
    return replace(
        form,
        place=given.get("place", ""),
        search=given.get("search", ""),
        flat=given.get("flat", ""),
        entrance=given.get("entrance", ""),
        name=given.get("name", ""),
        phone=given.get("phone", ""),
    )


def is_looked_for(words: str, before: str) -> bool:
    """Whether words were typed that nobody has looked for yet: then what is chosen in the list is not meant by them."""
    return bool(words) and words != before


def keep_problem(desk: Desk, form: Form, given: Given) -> Form:
    """The words, and the problem that was chosen by them; without the answers about another one."""
    words, problem = given.get("words", ""), given.get("problem", "")
    if is_looked_for(words, form.words):
        return replace(form, words=words, problem="")
    if problem not in desk.catalogue.problems:
        return form
    return form if problem == form.problem else replace(form, problem=problem, answers={})


def keep_question(desk: Desk, form: Form, given: Given) -> Form:
    """The answer, if the question is asked still."""
    questions = list_questions(desk, desk.catalogue.problem(form.problem))
    place = find_asked(questions, form)
    return form if place is None else keep_answer(form, questions[place], given.get("answer", ""))


def keep_description(form: Form, given: Given) -> Form:
    """What was written; nothing where it is the caller's words still, which the next summary offers again."""
    written = given.get("description", "")
    return replace(form, description="" if written == form.words else written)
