"""A view was answered: what is kept of it, and which comes next."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dozor.application.ticket_guide.desk import Desk
from dozor.application.ticket_guide.form import Form, Step, read_form
from dozor.application.ticket_guide.places import OTHER, find_asker, list_places, residents_of
from dozor.application.ticket_guide.questions import keep_answer, list_questions
from dozor.application.ticket_guide.screens import show
from dozor.domain.errors import Invalid

NEXT, BACK, FIND, ANOTHER = "Next", "Back", "Find", "Another"
Given = Mapping[str, str]
Turn = tuple[Form, str]
"""The form that comes of it, and what to say about it."""


def take_turn(desk: Desk, spelled: str, action: str, given: Given) -> dict[str, Any]:
    """The answer to the flow (see docs/architecture.md).

    spelled: the form as the last answer had it, empty at first. action: chosen in the view; anything else shows the same view
    again. given: the view's fields, by their names in small letters.
    """
    form = read_form(spelled)
    if form is None:
        return show(desk, Form())
    step = _STEPS.get((form.step, action))
    form, error = step(desk, form, _trim(given)) if step else (form, "")
    return _show(desk, form, error)


def explain(desk: Desk, refusal: Invalid) -> str:
    """Why it cannot be so, in the operator's language."""
    return " ".join(desk.texts.say(desk.language, problem.reason) for problem in refusal.problems)


def _show(desk: Desk, form: Form, error: str) -> dict[str, Any]:
    """What was chosen may be gone meanwhile: then it is chosen anew."""
    try:
        return show(desk, form, error)
    except Invalid as refusal:
        return show(desk, form.at(Step.CALLER), explain(desk, refusal))


def _keep_caller(form: Form, given: Given) -> Form:
    return replace(
        form,
        place=given.get("place", ""),
        search=given.get("search", ""),
        flat=given.get("flat", ""),
        entrance=given.get("entrance", ""),
        name=given.get("name", ""),
        phone=given.get("phone", ""),
    )


def _find_place(desk: Desk, form: Form, given: Given) -> Turn:
    form = _keep_caller(form, given)
    first, *_ = list_places(desk, form, residents_of(desk, form))
    found = first[0] != OTHER or not form.search
    return replace(form, place=first[0]), "" if found else desk.say("no_address")


def _leave_caller(desk: Desk, form: Form, given: Given) -> Turn:
    form = _keep_caller(form, given)
    if form.place == OTHER and form.search:
        return _find_place(desk, form, given)
    if form.place in ("", OTHER):
        return form, desk.say("choose_address")
    try:
        find_asker(desk, form)
    except Invalid as refusal:
        return form, explain(desk, refusal)
    return form.at(Step.PROBLEM), ""


def _find_problem(desk: Desk, form: Form, given: Given) -> Turn:
    words = given.get("words", "")
    found = desk.finder.find(desk.company, words, desk.language, 1) if words else ()
    form = replace(form, words=words, problem="")
    return form, "" if found else desk.say("nothing_found")


def _leave_problem(desk: Desk, form: Form, given: Given) -> Turn:
    words, problem = given.get("words", ""), given.get("problem", "")
    if words != form.words and words:  # typed and not looked for yet: what is chosen is not meant by these words
        return _find_problem(desk, form, given)
    if problem not in desk.catalogue.problems:
        return form, desk.say("choose_problem")
    if problem != form.problem:
        form = replace(form, problem=problem, answers={}, description="")
    return _ask(desk, form, 0)


def _ask(desk: Desk, form: Form, number: int) -> Turn:
    """The question of that number; behind the last one the summary, before the first one the problem."""
    asked = list_questions(desk, desk.catalogue.problem(form.problem))
    if number < 0:
        return form.at(Step.PROBLEM), ""
    step = Step.QUESTION if number < len(asked) else Step.SUMMARY
    return replace(form, step=step, asked=min(number, max(len(asked) - 1, 0))), ""


def _answer(desk: Desk, form: Form, given: Given) -> Turn:
    asked = list_questions(desk, desk.catalogue.problem(form.problem))[form.asked]
    return _ask(desk, keep_answer(form, asked, given.get("answer", "")), form.asked + 1)


def _back_to_caller(_: Desk, form: Form, __: Given) -> Turn:
    return form.at(Step.CALLER), ""


def _back_to_question(desk: Desk, form: Form, _: Given) -> Turn:
    return _ask(desk, form, form.asked - 1)


def _back_from_summary(desk: Desk, form: Form, _: Given) -> Turn:
    asked = list_questions(desk, desk.catalogue.problem(form.problem))
    return _ask(desk, form, len(asked) - 1)


def _another(_: Desk, form: Form, __: Given) -> Turn:
    return form.another(), ""


def _trim(given: Given) -> Given:
    return {name: value.strip() for name, value in given.items()}


_STEPS: Mapping[tuple[Step, str], Callable[[Desk, Form, Given], Turn]] = {
    (Step.CALLER, NEXT): _leave_caller,
    (Step.CALLER, FIND): _find_place,
    (Step.PROBLEM, FIND): _find_problem,
    (Step.PROBLEM, NEXT): _leave_problem,
    (Step.PROBLEM, BACK): _back_to_caller,
    (Step.QUESTION, NEXT): _answer,
    (Step.QUESTION, BACK): _back_to_question,
    (Step.SUMMARY, BACK): _back_from_summary,
    (Step.SAVED, ANOTHER): _another,
}
