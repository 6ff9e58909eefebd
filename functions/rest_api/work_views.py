"""Tickets as their executor sees them."""

from collections.abc import Iterable, Iterator

from dozor.application.work_on_ticket import MEANS, WorkAction, list_allowed
from dozor.bootstrap.problems import catalogue_of, questions_of
from dozor.domain.building import Building
from dozor.domain.catalogue import say_in
from dozor.domain.company import Company
from dozor.domain.journal import JournalEntry
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket, TicketAction
from dozor.domain.ticket.states import OPEN_STATES
from dozor.domain.ticket.transitions import MOVES, edits_of, moves_of
from functions.rest_api.models.work import AfterTold, AnsweredTold, RemarkTold, WorkCardTold, WorkTold
from functions.rest_api.views import show_ticket

# What the page calls by the name that the table has for it; the rest of a link's actions stands in `work`.
STEPS = {
    WorkAction.ACCEPT: TicketAction.ACCEPT,
    WorkAction.START: TicketAction.START,
    WorkAction.FINISH: TicketAction.FINISH,
    WorkAction.DECLINE: TicketAction.DECLINE,
}
REMARKS = 10


def _look_ahead() -> Iterator[AfterTold]:
    """As the table of what may be done has it. Whoever declines is out of it, wherever that leads."""
    for action in STEPS:
        row = MOVES[MEANS[action]]
        if row.target is None:
            continue
        possible = (*moves_of(row.target, ActorKind.EXECUTOR), *edits_of(row.target, ActorKind.EXECUTOR))
        ours = action is not WorkAction.DECLINE and row.target in OPEN_STATES
        work = list_allowed(possible) if ours else ()
        yield AfterTold(action=action, state=row.target, stops=row.stops, work=work)


AFTER = tuple(_look_ahead())


def show_work(ticket: Ticket, executor_id: str, language: str) -> WorkTold:
    """The ticket with what can be done by a link of that executor; nothing once it is somebody else's.

    The work needs the resident's telephone, and nobody else's: whoever watches the ticket is not told.
    """
    told = show_ticket(ticket, catalogue_of(ticket.company), language)
    mine = Actor(ActorKind.EXECUTOR, executor_id)
    possible: tuple[WorkAction, ...] = ()
    if ticket.executor_id == executor_id:
        possible = list_allowed((*ticket.allowed_to(mine), *ticket.edits_for(mine))) if ticket.open else ()
    steps = tuple(STEPS[action] for action in possible if action in STEPS)
    own = {"allowed": steps, "edits": (), "work": possible, "after": AFTER, "watchers": ()}
    return WorkTold.model_validate(told.model_dump() | own)


def show_card(
    ticket: Ticket,
    executor_id: str,
    company: Company,
    house: Building | None,
    journal: Iterable[JournalEntry],
    language: str,
    *,
    own_link: bool,
) -> WorkCardTold:
    """The ticket with all that the work needs besides. own_link: whether the executor can be sent the link to their list."""
    more = {
        "company_name": company.name(language),
        "calls_to": calls_to(company),
        "time_zone": company.time_zone,
        "latitude": house.latitude if house else 0.0,
        "longitude": house.longitude if house else 0.0,
        "house_notes": house.notes if house else "",
        "answered": tuple(_show_answers(ticket, language)),
        "remarks": _show_remarks(journal),
        "own_link": own_link,
    }
    return WorkCardTold.model_validate(show_work(ticket, executor_id, language).model_dump() | more)


def calls_to(company: Company) -> str:
    """The number on which the company is called; empty when it has none."""
    return company.numbers[0].e164 if company.numbers else ""


def _show_answers(ticket: Ticket, language: str) -> Iterator[AnsweredTold]:
    questions = questions_of(ticket.company) if ticket.answers else {}
    for key, answer in ticket.answers.items():
        question = questions.get(key)
        if question is None or not answer:
            continue
        chosen = next((one.names for one in question.answers if one.key == answer), None)
        told = say_in(chosen, language) if chosen else answer
        yield AnsweredTold(question=say_in(question.names, language), answer=told)


def _show_remarks(journal: Iterable[JournalEntry]) -> tuple[RemarkTold, ...]:
    """Dozor's own are no remarks, and the executor's own they know."""
    written = [
        RemarkTold(at=one.at, by=one.actor.kind, text=one.reason)
        for one in journal
        if one.action == TicketAction.NOTE and one.actor.kind not in (ActorKind.SYSTEM, ActorKind.EXECUTOR)
    ]
    return tuple(written[-REMARKS:])
