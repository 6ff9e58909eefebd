"""The form becomes a ticket, once: what is saved a second time is the ticket of the first time."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

from dozor.application.register_ticket import RegisterTicket, register_ticket
from dozor.application.ticket_guide.desk import Desk
from dozor.application.ticket_guide.form import Form, Step, read_form
from dozor.application.ticket_guide.places import find_asker
from dozor.application.ticket_guide.questions import WHERE, list_answers
from dozor.application.ticket_guide.screens import show
from dozor.application.ticket_guide.turn import explain, show_settled
from dozor.application.ticket_guide.typed import trim
from dozor.domain.errors import Conflict, Invalid
from dozor.domain.people import Actor, ActorKind
from dozor.ports.contacts import ContactRepository

UNKNOWN_OPERATOR = "connect"
"""In the journal, where Connect did not tell the flow who has answered: the contact record does."""


def save_form(
    desk: Desk, spelled: str, description: str, operator: str, name: str, contacts: ContactRepository
) -> dict[str, Any]:
    """The answer to the flow, as `take_turn`'s. operator: user name in Connect, their e-mail; name: how they are called.

    The key is the guide's own contact and which ticket of the call it is, so that neither a second press nor a lost answer
    makes a second ticket.
    """
    form = read_form(spelled)
    if form is None:
        return show(desk, Form())
    desk = desk.knowing(form.problem)
    form = replace(form, step=Step.SUMMARY, description=trim({"description": description})["description"])
    actor = Actor(ActorKind.OPERATOR, operator or UNKNOWN_OPERATOR, name.strip())
    try:
        command = _command(desk, form, actor)
        registered = register_ticket(
            command,
            desk.companies,
            desk.people,
            desk.tickets,
            contacts,
            desk.common,
            lambda: desk.finder.guide_of(desk.company).questions,
        )
    except Invalid as refusal:  # of another form under this key too
        return _show_saved_before(desk, form) or show_settled(desk, form, explain(desk, refusal))
    except Conflict as refusal:
        return show_settled(desk, form, desk.texts.say(desk.language, refusal.message, **refusal.values))
    return show(desk, replace(form, step=Step.SAVED, number=registered.ticket.number))


def _show_saved_before(desk: Desk, form: Form) -> dict[str, Any] | None:
    """The ticket that the form has become already, whatever has changed since; None while there is none."""
    known = desk.tickets.find_by_key(desk.company.slug, _key(desk, form))
    if known is None:
        return None
    return show(desk, replace(form, step=Step.SAVED, number=known.number), desk.say("saved_before"))


def _command(desk: Desk, form: Form, actor: Actor) -> RegisterTicket:
    asker = find_asker(desk, form)
    given = {one.key: answer for one, answer in list_answers(desk, form)}
    answers = {key: answer for key, answer in given.items() if key != WHERE}
    command = RegisterTicket(
        company=desk.company.slug,
        key=_key(desk, form),
        actor=actor,
        caller=asker.person,
        building_id=asker.place.building_id,
        problem=form.problem,
        now=desk.now,
        description=form.description,
        entrance=asker.place.entrance,
        floor=asker.place.floor,
        flat=asker.place.flat,
        contact_id=desk.call_id,
        place_key=given.get(WHERE, ""),
        answers=answers,
    )
    told = (command.caller, command.building_id, command.entrance, command.flat, command.problem, command.description)
    content = repr((*told, command.place_key, sorted(answers.items())))
    return replace(command, digest=sha256(content.encode()).hexdigest())


def _key(desk: Desk, form: Form) -> str:
    return f"guide:{desk.guide_id}:{form.count}"
