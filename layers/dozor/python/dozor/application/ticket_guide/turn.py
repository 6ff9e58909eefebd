"""A view was answered: what is kept of it, and which comes next."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dozor.application.ticket_guide.desk import Desk
from dozor.application.ticket_guide.form import Form, Step, read_form
from dozor.application.ticket_guide.places import OTHER, find_asker, list_places, residents_of
from dozor.application.ticket_guide.questions import find_asked, list_questions
from dozor.application.ticket_guide.screens import show
from dozor.application.ticket_guide.typed import (
    Given,
    is_looked_for,
    keep_caller,
    keep_description,
    keep_problem,
    keep_question,
    trim,
)
from dozor.domain.errors import Invalid

NEXT, BACK, FIND, ANOTHER = "Next", "Back", "Find", "Another"
AGAIN = "Again"
"""The last answer never came, or nobody answered the view for long."""
Turn = tuple[Form, str]
"""The form that comes of it, and what to say about it."""


def take_turn(desk: Desk, spelled: str, action: str, given: Given) -> dict[str, Any]:
    """The answer to the flow (see docs/architecture.md).

    spelled: the form as the last answer had it, empty at first. action: chosen in the view; anything else shows the same view
    again. given: the view's fields, by their names in small letters; with AGAIN what was typed in the view `typed` before the
    answer failed.
    """
    form = read_form(spelled)
    if form is None:
        return show(desk, Form())
    desk = desk.knowing(form.problem)
    given = {} if action == AGAIN and given.get("typed") != form.step else trim(given)
    settled, changed = _settle(desk, form)
    if changed:  # what was asked or chosen is gone, so this is no answer to it
        written = form.step is Step.SUMMARY and "description" in given
        return show_settled(desk, keep_description(settled, given) if written else settled, changed)
    step = _STEPS.get((form.step, action))
    form, error = step(desk, settled, given) if step else (settled, "")
    return show_settled(desk, form, error)


def explain(desk: Desk, refusal: Invalid) -> str:
    """Why it cannot be so, in the operator's language."""
    return " ".join(desk.texts.say(desk.language, problem.reason) for problem in refusal.problems)


def show_settled(desk: Desk, form: Form, error: str) -> dict[str, Any]:
    """What was chosen may be gone meanwhile: then it is chosen anew."""
    form, changed = _settle(desk, form)
    try:
        return show(desk, form, error or changed)
    except Invalid as refusal:
        return show(desk, form.at(Step.CALLER), explain(desk, refusal))


def _settle(desk: Desk, form: Form) -> Turn:
    """The form in the catalogue as it is now: a problem that is gone is chosen anew, for a question that is gone the next is
    put. An administrator may change both while the form lies open.
    """
    if form.step not in (Step.QUESTION, Step.SUMMARY):
        return form, ""
    if form.problem not in desk.catalogue.problems:
        return form.at(Step.PROBLEM), desk.say("changed")
    if form.step is Step.SUMMARY:
        return form, ""
    questions = list_questions(desk, desk.catalogue.problem(form.problem))
    place = find_asked(questions, form)
    if place is None:
        return _ask(desk, form, form.asked)[0], desk.say("changed")
    return replace(form, asked=place, asked_key=questions[place].key), ""


def _find_place(desk: Desk, form: Form, given: Given) -> Turn:
    form = replace(keep_caller(form, given), place="")
    places = list_places(desk, form, residents_of(desk, form))
    return replace(form, place=places.choices[0][0]), "" if places.found or not form.search else desk.say("no_address")


def _leave_caller(desk: Desk, form: Form, given: Given) -> Turn:
    other = given.get("place") == OTHER and given.get("search")
    if other or is_looked_for(given.get("search", ""), form.search):
        return _find_place(desk, form, given)
    form = keep_caller(form, given)
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
    if is_looked_for(given.get("words", ""), form.words):
        return _find_problem(desk, form, given)
    if given.get("problem", "") not in desk.catalogue.problems:
        return form, desk.say("choose_problem")
    return _ask(desk, keep_problem(desk, form, given), 0)


def _ask(desk: Desk, form: Form, number: int) -> Turn:
    """The question of that number; behind the last one the summary, before the first one the problem."""
    asked = list_questions(desk, desk.catalogue.problem(form.problem))
    if number < 0:
        return form.at(Step.PROBLEM), ""
    if number >= len(asked):
        return form.at(Step.SUMMARY), ""
    return replace(form, step=Step.QUESTION, asked=number, asked_key=asked[number].key), ""


def _answer(desk: Desk, form: Form, given: Given) -> Turn:
    return _ask(desk, keep_question(desk, form, given), form.asked + 1)


def _back_to_caller(desk: Desk, form: Form, given: Given) -> Turn:
    return keep_problem(desk, form, given).at(Step.CALLER), ""


def _back_to_question(desk: Desk, form: Form, given: Given) -> Turn:
    return _ask(desk, keep_question(desk, form, given), form.asked - 1)


def _back_from_summary(desk: Desk, form: Form, given: Given) -> Turn:
    asked = list_questions(desk, desk.catalogue.problem(form.problem))
    return _ask(desk, keep_description(form, given), len(asked) - 1)


def _another(_: Desk, form: Form, __: Given) -> Turn:
    return form.another(), ""


def _restore(desk: Desk, form: Form, given: Given) -> Turn:
    """The same view with what was typed in it; what was typed to look for something is looked for."""
    if not given or form.step is Step.SAVED:
        return form, ""
    if form.step is Step.CALLER:
        searched = is_looked_for(given.get("search", ""), form.search)
        return _find_place(desk, form, given) if searched else (keep_caller(form, given), "")
    if form.step is Step.PROBLEM:
        return keep_problem(desk, form, given), ""
    return keep_question(desk, form, given) if form.step is Step.QUESTION else keep_description(form, given), ""


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
    **{(step, AGAIN): _restore for step in Step},
}
