"""Who hears a transfer flow: the agent who calls somebody in, the customer, or both ("Hold customer or agent")."""

from typing import TYPE_CHECKING

from local.connect.contacts.agents import AgentSession
from local.connect.contacts.contact import Contact
from local.connect.contacts.conversation import PartyState
from local.connect.contacts.line import Line
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


def open_ear(centre: "ContactCentre", session: AgentSession) -> Line:
    """A line on which the calling agent hears what the new segment's flows say."""

    def hear(message: Json) -> None:
        if message["type"] == "heard":
            centre.tell_agent(session, message)

    return Line("", hear)


def set_previous_state(centre: "ContactCentre", contact: Contact, state: str) -> bool:
    """UpdatePreviousContactParticipantState: AgentOnHold, CustomerOnHold or OffHold. False outside a consultation."""
    conversation = contact.conversation
    previous = centre.contacts.get(contact.previous_id or "")
    customer = conversation.customer if conversation is not None else None
    session = centre.session_of(previous) if previous is not None else None
    if conversation is None or previous is None or customer is None or session is None or customer.contact is contact:
        return False
    agent = conversation.party_of(previous)
    line = centre.lines.get(customer.contact.id)
    if agent is None or line is None:
        return False
    if state == "CustomerOnHold":
        line.contact = line.owner
        if customer.state is PartyState.CONNECTED:
            centre.talk.put_on_hold(previous, customer)
    else:
        centre.talk.take_from_hold(customer)
    agent.state = PartyState.ON_HOLD if state == "AgentOnHold" else PartyState.CONNECTED
    _let_hear(centre, contact, session, line if state != "CustomerOnHold" else None, agent_too=state != "AgentOnHold")
    centre.talk.tell_parties(previous)
    return True


def _let_hear(
    centre: "ContactCentre", contact: Contact, session: AgentSession, line: Line | None, *, agent_too: bool
) -> None:
    ear = open_ear(centre, session)

    def hear(message: Json) -> None:
        if agent_too:
            ear.notify(message)
        if line is not None and line.open and message["type"] == "heard":
            line.notify(message)

    centre.lines[contact.id] = Line("", hear, contact, contact)
    if line is not None:
        line.contact = contact
