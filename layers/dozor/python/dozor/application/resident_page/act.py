"""What a resident does by their link: writes a word, confirms that it is done, opens it again, gives a mark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from dozor.application.act_on_ticket import ActOnTicket, act_on_ticket
from dozor.application.resident_page.link import Visitor
from dozor.application.tickets.change import Which, change_ticket
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, FieldProblem, IllegalTransition, Invalid
from dozor.domain.ticket import Change, Ticket, TicketAction, TicketState
from dozor.domain.ticket.edits import mark, note
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

MOST_A_DAY = 20
"""Doings of a resident about one request; who has more to say had better call."""
TOO_MUCH = "You have written much about this request today. Please call us: that will be quicker."


class ResidentAction(StrEnum):
    """What there is to do."""

    NOTE = "note"
    CONFIRM = "confirm"
    REOPEN = "reopen"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class ResidentActs:
    """text: the word, why it is opened again, or what goes with the mark. mark: 1 to 5, for `rate`."""

    visitor: Visitor
    number: str
    action: ResidentAction
    now: datetime
    text: str = ""
    mark: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class House:
    """What acting needs at hand."""

    companies: CompanyRepository
    people: PeopleRepository
    tickets: TicketRepository


def act_as_resident(command: ResidentActs, house: House) -> Ticket:
    """The ticket afterwards.

    Raises NotFound for a ticket that is not theirs, Conflict (not possible as things stand, or too late), Invalid.
    """
    if command.action in _IN_WORDS and not command.text.strip():
        raise Invalid([FieldProblem("text", "This field is required.")])
    _refuse_floods(command, house.tickets)
    return _DOING[command.action](command, house)


def possible_for_resident(ticket: Ticket, company: Company, now: datetime) -> tuple[ResidentAction, ...]:
    """What the resident may do now, in the order in which a page offers it."""
    over = ticket.state in (TicketState.DONE, TicketState.CLOSED)
    ended = ticket.ended_at
    in_time = ended is not None and (now - ended).total_seconds() <= company.reopen_within
    possible = {
        ResidentAction.CONFIRM: ticket.state is TicketState.DONE,
        ResidentAction.RATE: over,
        ResidentAction.REOPEN: in_time and (over or ticket.state is TicketState.DECLINED),
        ResidentAction.NOTE: True,
    }
    return tuple(action for action, may in possible.items() if may)


def _move(action: TicketAction) -> Callable[[ResidentActs, House], Ticket]:
    def act(command: ResidentActs, house: House) -> Ticket:
        visitor = command.visitor
        ticket = visitor.find(command.number, house.tickets)
        asked = ActOnTicket(
            company=visitor.company.slug,
            number=command.number,
            action=action,
            actor=visitor.actor(ticket),
            now=command.now,
            reason=command.text,
            version=command.version,
        )
        try:
            return act_on_ticket(asked, house.companies, house.people, house.tickets, visitor.refuse_others)
        except IllegalTransition as error:
            possible = possible_for_resident(ticket, visitor.company, command.now)
            raise IllegalTransition(error.state, command.action, possible) from error

    return act


def _edit(step: Callable[[Ticket, ResidentActs], Change]) -> Callable[[ResidentActs, House], Ticket]:
    def act(command: ResidentActs, house: House) -> Ticket:
        def plan(ticket: Ticket, _: Company) -> Change:
            command.visitor.refuse_others(ticket)
            return step(ticket, command)

        found = command.visitor.find(command.number, house.tickets)
        which = Which(command.visitor.company.slug, command.number, command.version)
        try:
            return change_ticket(which, house.companies, house.tickets, plan)
        except IllegalTransition as error:
            possible = possible_for_resident(found, command.visitor.company, command.now)
            raise IllegalTransition(error.state, command.action, possible) from error

    return act


def _note(ticket: Ticket, command: ResidentActs) -> Change:
    return note(ticket, command.text, command.visitor.actor(ticket), command.now)


def _rate(ticket: Ticket, command: ResidentActs) -> Change:
    return mark(ticket, command.mark, command.visitor.actor(ticket), command.now, command.text)


def _refuse_floods(command: ResidentActs, tickets: TicketRepository) -> None:
    """A link that was found by somebody, or a machine that presses, cannot fill a journal, of which nothing is ever removed."""
    since = command.now - timedelta(days=1)
    entries = tickets.journal(command.visitor.company.slug, command.number)
    own = [one for one in entries if one.at > since and one.actor.id == command.visitor.phone]
    if len(own) >= MOST_A_DAY:
        raise Conflict(TOO_MUCH)


_IN_WORDS = frozenset({ResidentAction.NOTE, ResidentAction.REOPEN})
_DOING: Mapping[ResidentAction, Callable[[ResidentActs, House], Ticket]] = {
    ResidentAction.NOTE: _edit(_note),
    ResidentAction.RATE: _edit(_rate),
    ResidentAction.CONFIRM: _move(TicketAction.CLOSE),
    ResidentAction.REOPEN: _move(TicketAction.REOPEN),
}
