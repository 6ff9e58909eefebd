"""A contact rings at an agent: accepted elsewhere (`desk.py`), missed, or withdrawn."""

from typing import TYPE_CHECKING

from local.connect.contacts.agents import Activity, AgentSession, Slot
from local.connect.contacts.contact import Contact, ContactState

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

RING_S = {"VOICE": 20.0, "CHAT": 20.0, "TASK": 30.0, "EMAIL": 30.0}
"""How long a contact rings at an agent before it is missed ("Accept a contact")."""


class Ringing:
    """What happens between the router and the agent's key."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre

    def offer(self, session: AgentSession, contact: Contact) -> None:
        """It rings at this agent, or is accepted at once for one who wants that."""
        self.centre.router.reserve(contact)
        contact.state = ContactState.RINGING
        contact.agent_attempts += 1
        slot = self.centre.give(session, contact, Activity.RINGING)
        ring_s = RING_S[contact.channel]
        slot.timer = self.centre.call_later(ring_s, lambda: self.miss(session, slot, "no_answer"))
        self.centre.desk.announce_ringing(session, contact, ring_s)
        if session.user.auto_accepts:
            self.centre.desk.accept(session, contact.id)

    def miss(self, session: AgentSession, slot: Slot, why: str) -> None:
        """The agent did not take it: the contact goes back to its place, the agent gets none until available again."""
        contact = slot.contact
        if slot.activity is not Activity.RINGING or session.slots.get(contact.id) is not slot:
            return
        slot.activity = Activity.MISSED
        session.set_aside = True
        self.centre.router.put_back(contact)
        self.centre.history.missed(contact, session.user.id)
        self.centre.tell_agent(session, {"type": "missed", "contactId": contact.id, "reason": why})
        self.centre.presence.report(session, "STATE_CHANGE")
        self.centre.take(session, contact)
        self.centre.router.match()

    def withdraw(self, session: AgentSession, contact: Contact) -> None:
        """The caller is gone while it rang, or was moved: the agent is free again."""
        self.centre.take(session, contact)
        self.centre.tell_agent(session, {"type": "ringing_stopped", "contactId": contact.id})
        self.centre.presence.report(session, "STATE_CHANGE")
