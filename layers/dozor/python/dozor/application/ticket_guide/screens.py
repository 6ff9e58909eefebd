"""What each view of the guide is given. The names are the inputs of the view, spelled as Connect's components are."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dozor.application.look_up_caller import CallerCard, look_up_caller
from dozor.application.outages.homes import find_home
from dozor.application.outages.words import Speaker, describe
from dozor.application.propose_ticket import propose_ticket
from dozor.application.tell_ticket_state import tell_ticket_state
from dozor.application.ticket_guide.desk import Desk
from dozor.application.ticket_guide.form import Form, Step
from dozor.application.ticket_guide.places import Places, find_asker, list_places, read_phone
from dozor.application.ticket_guide.questions import NOT_ASKED, list_answers, list_questions, name_answer
from dozor.application.ticket_guide.wording import URGENCIES
from dozor.domain.catalogue import Problem, say_in
from dozor.domain.clocks import Urgency
from dozor.domain.errors import Invalid
from dozor.domain.ticket import Ticket

Data = dict[str, Any]
NOTHING = " "
"""A view shows nothing; an empty value is refused by Connect."""
MOST_PROBLEMS = 12
MOST_TOLD = 5
"""Requests and outages, of however many there are; the rest is counted. What a view is given has a limit."""
LONGEST_TOLD = 1500
"""Characters of what is read only."""


def show(desk: Desk, form: Form, error: str = "") -> Data:
    """The answer to the flow: the view to show, its data, the form to give back, and what to say when the next turn fails."""
    view, data = _SCREENS[form.step](desk, form)
    return {
        "whole": "yes",  # what has it not is no answer of ours, and must not take the place of the form that is kept
        "view": view,
        "data": {**data, "Error": error or NOTHING},
        "form": form.spell(),
        **{name: desk.say(name) for name in ("trouble", "again", "end")},
    }


def _caller(desk: Desk, form: Form) -> tuple[str, Data]:
    card = _look_up(desk, form)
    places = list_places(desk, form, card.residents if card else ())
    chosen = form.place if form.place in dict(places.choices) else places.choices[0][0]
    return "caller", {
        **_labels(desk, "Place place", "Search search", "Flat flat", "Entrance entrance", "Name name", "Phone phone"),
        **_labels(desk, "Next next", "Find find", "End end"),
        "Title": desk.say("title_caller"),
        "Facts": _facts(desk, _tell_caller(desk, card, places)),
        "News": _tell_outages(desk, card),
        "Places": _options(places.choices),
        "Place": [chosen],
        **{name.title(): getattr(form, name) or NOTHING for name in ("search", "flat", "entrance", "name")},
        "Phone": form.phone or desk.caller or NOTHING,
    }


def _problem(desk: Desk, form: Form) -> tuple[str, Data]:
    problems = list_problems(desk, form.words)
    chosen = form.problem if any(one.key == form.problem for one in problems) else problems[0].key
    return "problem", {
        **_labels(desk, "Words words", "Problem problem", "Find find", "Next next", "Back back"),
        "Title": desk.say("title_problem"),
        "Facts": _facts(desk, _where(desk, form)),
        "Words": form.words or NOTHING,
        "Problems": _options((one.key, _name(desk, one)) for one in problems),
        "Problem": [chosen],
    }


def _question(desk: Desk, form: Form) -> tuple[str, Data]:
    asked = list_questions(desk, desk.catalogue.problem(form.problem))[form.asked]
    given = form.answers.get(asked.key, "")
    data = {
        **_labels(desk, "Next next", "Back back"),
        "Title": desk.say("title_question"),
        "Facts": _facts(desk, _what(desk, form)),
        "Question": asked.text,
    }
    if not asked.choices:
        return "words", {**data, "Answer": given or NOTHING}
    choices = [*asked.choices, (NOT_ASKED, desk.say("not_asked"))]
    return "question", {**data, "Answers": _options(choices), "Answer": [given or NOT_ASKED]}


def _summary(desk: Desk, form: Form) -> tuple[str, Data]:
    place, slug = find_asker(desk, form).place, desk.company.slug
    proposal = propose_ticket(
        slug, place, form.problem, desk.language, desk.now, desk.companies, desk.people, desk.tickets, desk.common
    )
    facts = [
        ("urgency", name_urgency(desk, proposal.urgency)),
        ("executor", proposal.executor_name or desk.say("nobody")),
        ("reason", desk.texts.say(desk.language, proposal.reason)),
        ("planned", desk.moment(proposal.planned_at)),
    ]
    return "summary", {
        **_labels(desk, "Description description", "Save save", "Back back", "End end"),
        "Title": desk.say("title_summary"),
        "Facts": _facts(desk, [*_where(desk, form), *_what(desk, form), *facts]),
        "Answers": _tell_answers(desk, form),
        "Repeats": _tell_repeats(desk, proposal.repeats),
        "Description": form.description or form.words or NOTHING,
    }


def _saved(desk: Desk, form: Form) -> tuple[str, Data]:
    ticket = desk.tickets.get(desk.company.slug, form.number)
    told = tell_ticket_state(
        desk.company.slug, desk.language, form.number, desk.now, desk.companies, desk.tickets, desk.texts
    )
    problem = desk.catalogue.known(ticket.problem)  # which may have been switched off since
    advice = say_in(problem.advice, desk.language) if problem else ""
    facts = [
        ("number", ticket.number),
        ("executor", ticket.executor_name or desk.say("nobody")),
        ("planned", desk.moment(ticket.planned_at)),
    ]
    return "saved", {
        **_labels(desk, "Another another", "End end"),
        "Title": desk.say("title_saved", number=ticket.number),
        "Facts": _facts(desk, facts),
        "Tell": desk.say("tell", words=" ".join(filter(None, (told["sentence"], advice)))),
    }


_SCREENS: Mapping[Step, Callable[[Desk, Form], tuple[str, Data]]] = {
    Step.CALLER: _caller,
    Step.PROBLEM: _problem,
    Step.QUESTION: _question,
    Step.SUMMARY: _summary,
    Step.SAVED: _saved,
}


def list_problems(desk: Desk, words: str) -> tuple[Problem, ...]:
    """What fits the words, best first; without any, or where nothing does, what cannot wait."""
    found = desk.finder.find(desk.company, words, desk.language, MOST_PROBLEMS) if words.strip() else ()
    if found:
        return found
    order = list(Urgency)
    known = sorted(desk.catalogue.problems.values(), key=lambda one: order.index(one.urgency))
    return tuple(known[:MOST_PROBLEMS])


def name_urgency(desk: Desk, urgency: Urgency) -> str:
    """As people say it."""
    return desk.texts.say(desk.language, URGENCIES[urgency])


def _look_up(desk: Desk, form: Form) -> CallerCard | None:
    try:
        phone = read_phone(desk, form.phone)
    except Invalid:
        return None
    return look_up_caller(desk.company.slug, phone, desk.callers, desk.outages) if phone else None


def _tell_caller(desk: Desk, card: CallerCard | None, places: Places) -> Iterable[tuple[str, str]]:
    yield "company", desk.company.name(desk.language)
    residents = card.residents if card else ()
    yield "caller", residents[0].name if residents else desk.say("unknown_caller")
    debt = sum(one.debt for one in residents)
    if debt:
        yield "debt", desk.texts.money(desk.language, debt, desk.company.currency)
    if card and card.open_tickets:
        yield "open_tickets", _name_tickets(desk, card.open_tickets)
    if places.more:
        yield "more_places", desk.say("more_places_where", count=places.more)


def _tell_outages(desk: Desk, card: CallerCard | None) -> str:
    if card is None:
        return NOTHING
    speaker = Speaker(desk.company, desk.language, desk.now, desk.texts)
    homes = [(one, find_home(one, card.residents, desk.callers)) for one in card.outages if one.lasts(desk.now)]
    told = [describe(one, home.address, speaker) for one, home in homes if home]
    words = " ".join(_count_rest(desk, told[:MOST_TOLD], len(told)))
    return desk.say("outage", words=_cut(words)) if words else NOTHING


def _where(desk: Desk, form: Form) -> Iterable[tuple[str, str]]:
    asker = find_asker(desk, form)
    yield "caller", asker.person.name or desk.say("unknown_caller")
    yield "search", ", ".join(filter(None, (asker.place.address, asker.place.flat)))


def _what(desk: Desk, form: Form) -> Iterable[tuple[str, str]]:
    yield "problem", desk.catalogue.problem(form.problem).name(desk.language)


def _tell_answers(desk: Desk, form: Form) -> str:
    told = [f"{one.text} {name_answer(one, answer)}." for one, answer in list_answers(desk, form)]
    return _cut(" ".join(told)) or NOTHING


def _tell_repeats(desk: Desk, repeats: tuple[Ticket, ...]) -> str:
    return desk.say("repeats", tickets=_name_tickets(desk, repeats)) if repeats else NOTHING


def _name_tickets(desk: Desk, tickets: tuple[Ticket, ...]) -> str:
    return ", ".join(_count_rest(desk, [_repeat(desk, one) for one in tickets[:MOST_TOLD]], len(tickets)))


def _count_rest(desk: Desk, told: list[str], known: int) -> list[str]:
    return [*told, desk.say("more", count=known - len(told))] if known > len(told) else told


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TOLD else f"{text[: LONGEST_TOLD - 1]}…"


def _repeat(desk: Desk, ticket: Ticket) -> str:
    problem = desk.catalogue.name(ticket.problem, desk.language)
    return desk.say("repeat", number=ticket.number, problem=problem, planned=desk.moment(ticket.planned_at))


def _name(desk: Desk, problem: Problem) -> str:
    return f"{problem.name(desk.language)} · {name_urgency(desk, problem.urgency)}"


def _labels(desk: Desk, *pairs: str) -> Data:
    """ "Place place" -> the input PlaceLabel, in the words of `place`."""
    return {f"{name}Label": desk.say(word) for name, _, word in (pair.partition(" ") for pair in pairs)}


def _facts(desk: Desk, facts: Iterable[tuple[str, str]]) -> list[Data]:
    return [{"Label": desk.say(name), "Value": value or NOTHING} for name, value in facts]


def _options(choices: Iterable[tuple[str, str]]) -> list[Data]:
    return [{"Label": label, "Value": value} for value, label in choices]
