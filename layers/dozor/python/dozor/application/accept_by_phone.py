"""Somebody who was called about a ticket has pressed 1: the ticket is accepted exactly as by the link, or they hear why not."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.keep_watch import save_change
from dozor.application.wording import SPOKEN, phrase
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, NotFound, TransientFailure
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket, TicketAction, TicketState, transition
from dozor.ports.companies import CompanyRepository
from dozor.ports.system import Texts
from dozor.ports.tickets import TicketRepository

ATTEMPTS = 3
TAKEN_ON = frozenset({TicketState.ACCEPTED, TicketState.IN_PROGRESS})


@dataclass(frozen=True, slots=True)
class Pressed:
    """executor: the id of whom the ticket was called out to; empty for a foreman or manager, who merely hear of it."""

    company: str
    language: str
    ticket: str
    executor: str
    now: datetime


def accept_by_phone(
    pressed: Pressed, companies: CompanyRepository, tickets: TicketRepository, texts: Texts
) -> dict[str, str]:
    """{"answer": "accepted" | "refused" | "heard", "sentence"}. Pressing twice, or both key and link, is one acceptance.

    Raises NotFound for a company that is not there, TransientFailure when others keep changing the ticket.
    """
    company = companies.get(pressed.company)
    if not pressed.executor:
        return _say(pressed, company, texts, "heard", "accept_heard")
    for _ in range(ATTEMPTS):
        try:
            ticket = tickets.get(pressed.company, pressed.ticket)
        except NotFound:
            return _say(pressed, company, texts, "refused", "accept_over")
        refusal = _refuse(ticket, pressed.executor)
        if refusal:
            return _say(pressed, company, texts, "refused", refusal)
        if ticket.state in TAKEN_ON or _accept(ticket, pressed, company, tickets):
            return _say(pressed, company, texts, "accepted", "accept_done")
    raise TransientFailure(f"Ticket {pressed.ticket} of {pressed.company} keeps changing; try again in a moment.")


def _refuse(ticket: Ticket, executor: str) -> str:
    """The name of what is said when this ticket is not theirs to accept; empty when it is."""
    if not ticket.open:
        return "accept_over"
    if ticket.executor_id != executor:
        return "accept_taken"
    return "" if ticket.state in TAKEN_ON or ticket.state is TicketState.ASSIGNED else "accept_over"


def _accept(ticket: Ticket, pressed: Pressed, company: Company, tickets: TicketRepository) -> bool:
    """False when somebody wrote the ticket meanwhile."""
    actor = Actor(ActorKind.EXECUTOR, pressed.executor, ticket.executor_name)
    change = transition(ticket, TicketAction.ACCEPT, actor, pressed.now, details={"by": "voice"})
    try:
        save_change(change, company, tickets)
    except Conflict:
        return False
    return True


def _say(pressed: Pressed, company: Company, texts: Texts, answer: str, name: str) -> dict[str, str]:
    number = " ".join(pressed.ticket)  # digit by digit
    sentence = phrase(texts, company, company.speak(pressed.language), name, SPOKEN[name], number=number)
    return {"answer": answer, "sentence": sentence}
