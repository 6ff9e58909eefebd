"""What agents do with contacts: accept, reject, hang up, finish. Talking is in `talk.py`, coming and going in `presence.py`."""

from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.agents import Activity, AgentSession
from local.connect.contacts.calls import AGENT, CUSTOMER
from local.connect.contacts.contact import AgentWork, Contact, ContactState
from local.connect.contacts.presence import describe
from local.connect.contacts.recorder import store_ivr
from local.connect.language.model import FlowType

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


class Desk:
    """The agents' side of the centre. contact_id: which contact is meant; None: the one to which the order fits."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre

    # --- a contact arrives ------------------------------------------------------------------------------------------
    def announce_ringing(self, session: AgentSession, contact: Contact, ring_s: float) -> None:
        """It rings."""
        self.centre.tell_agent(
            session, {"type": "ringing", "ringSeconds": ring_s, "contact": describe(self.centre, contact)}
        )
        self._changed(session)

    def accept(self, session: AgentSession, contact_id: str | None = None) -> None:
        """The agent takes the ringing contact: both sides hear their whispers, then they are joined."""
        slot = session.find_slot(contact_id, Activity.RINGING)
        contact = slot.contact
        slot.cancel_timer()
        slot.activity, slot.since = Activity.JOINING, self.centre.now()
        contact.state = ContactState.JOINING
        self.centre.router.leave(contact, "answered")
        self.centre.presence.tell_status(session)
        if contact.initiation_method == "CALLBACK" and contact.connected_to_system is None:
            self.centre.callbacks.dial_customer(session, contact)
        else:
            self.whisper(contact)

    def whisper(self, contact: Contact) -> None:
        """Start the whispers; the join follows when both are over."""
        self.centre.stop_run(contact, CUSTOMER)
        if contact.initiation_method == "OUTBOUND":  # "Contact initiation methods": no other whisper than this one
            self._outbound_whisper(contact)
        elif contact.channel == "VOICE":
            self.whisper_to_agent(contact)
            if not self._outbound_whisper(contact):
                self._side_flow(contact, CUSTOMER, "CustomerWhisper", FlowType.CUSTOMER_WHISPER)
        self._join_if_ready(contact)

    def whisper_to_agent(self, contact: Contact) -> None:
        """What the agent hears of the contact before they are joined."""
        self._side_flow(contact, AGENT, "AgentWhisper", FlowType.AGENT_WHISPER)

    def _side_flow(self, contact: Contact, side: str, hook: str, flow_type: FlowType) -> None:
        found = self.centre.calls.hook(contact, hook)
        if found is not None and not contact.is_over:
            self.centre.calls.run(contact, side, flow_type, found)

    def _outbound_whisper(self, contact: Contact) -> bool:
        """A customer whom the centre has called hears the queue's outbound whisper instead; False without one."""
        found = self.centre.outbound.whisper_of(contact)
        if found is None or self.centre.outbound.has_whispered(contact):
            return found is not None
        self.centre.calls.run(contact, CUSTOMER, FlowType.OUTBOUND_WHISPER, found)
        return True

    def side_flow_ended(self, contact: Contact) -> None:
        """A whisper or hold flow is over."""
        if contact.state is ContactState.JOINING and not self.centre.outbound.is_dialling(contact):
            self._join_if_ready(contact)

    def _join_if_ready(self, contact: Contact) -> None:
        session = self.centre.session_of(contact)
        whispering = any((contact.id, side) in self.centre.runs for side in (AGENT, CUSTOMER))
        if contact.state is not ContactState.JOINING or whispering or session is None:
            return
        store_ivr(self.centre, contact)
        contact.recording.ivr_since = None
        contact.state = ContactState.CONNECTED
        contact.agent = AgentWork(session.user.id, self.centre.now())
        slot = session.slots[contact.id]
        slot.activity, slot.since = Activity.CONNECTED, self.centre.now()
        self.centre.talk.begin(session, contact)
        self.centre.publish(contact, contact_events.CONNECTED_TO_AGENT)
        if contact.conversation is not None and contact.conversation.besides(contact):
            self.centre.talk.tell_parties(contact)  # the others see who has come
        self.centre.tell(contact, {"type": "connected", "agent": session.user.first_name or session.user.username})
        self.centre.tell_agent(session, {"type": "connected", "contact": describe(self.centre, contact)})
        self._changed(session)
        self.centre.guides.open(session, contact, "DefaultAgentUI")

    def reject(self, session: AgentSession, contact_id: str | None = None) -> None:
        """The agent refuses: as if missed."""
        self.centre.ringing.miss(session, session.find_slot(contact_id, Activity.RINGING), "rejected")

    # --- ending -----------------------------------------------------------------------------------------------------
    def hang_up(self, session: AgentSession, contact_id: str | None = None) -> None:
        """The agent leaves, others go on; a customer alone hears the disconnect flow, if set. A task is complete."""
        contact = session.find_slot(contact_id, Activity.CONNECTED, Activity.JOINING).contact
        if contact.channel != "VOICE":
            self.centre.endings.end(contact, "AGENT_COMPLETED")
            return
        if self.centre.departures.leave(session, contact):
            return
        self.centre.talk.end_holds(contact)
        self.start_work(session, contact)
        if not self.centre.endings.customer_remains(contact):
            self.centre.endings.end(contact, "AGENT_DISCONNECT")

    def contact_ended(self, contact: Contact, was: ContactState) -> None:
        """The contact is over by other means: what becomes of its agent."""
        session = self.centre.session_of(contact)
        if session is None or session.slots[contact.id].activity is Activity.AFTER_CONTACT_WORK:
            return
        if was is ContactState.RINGING:
            self.centre.ringing.withdraw(session, contact)
            self.centre.call_later(0, self.centre.router.match)
        elif contact.agent is None:
            self.release(session, contact)
        else:
            conversation = contact.conversation
            if conversation is None or conversation.customer is None or conversation.customer.contact is contact:
                self.centre.talk.end_holds(contact)
            self.start_work(session, contact)

    def start_work(self, session: AgentSession, contact: Contact) -> None:
        """After-contact work begins; it ends by `finish` or after the time that the user is given."""
        now = self.centre.now()
        if contact.agent is None:
            self.release(session, contact)
            return
        contact.agent.left = contact.agent.work_started = now
        slot = session.slots[contact.id]
        slot.cancel_timer()
        slot.activity, slot.since = Activity.AFTER_CONTACT_WORK, now
        limit = session.user.after_contact_work_s
        if limit:
            slot.timer = self.centre.call_later(limit, lambda: self.finish(session, contact.id))
        self.centre.tell_agent(
            session, {"type": "ended", "contactId": contact.id, "afterContactWork": True, "workSeconds": limit}
        )
        self._changed(session)
        self.centre.guides.open(session, contact, "DisconnectAgentUI")

    def finish(self, session: AgentSession, contact_id: str | None = None) -> None:
        """After-contact work is done; the record is written, the next status or Available is taken."""
        contact = session.find_slot(contact_id, Activity.AFTER_CONTACT_WORK).contact
        if contact.agent is not None:
            contact.agent.work_ended = self.centre.now()
        self.release(session, contact)
        self.centre.history.handled(contact)
        self.centre.endings.write_record(contact)

    def release(self, session: AgentSession, contact: Contact) -> None:
        """The contact is off the desk; without another one the chosen status begins."""
        self.centre.guides.close(contact)
        self.centre.take(session, contact)
        if not session.slots:
            self.centre.presence.take_status(session, session.next_status or session.status)
        self.centre.tell_agent(session, {"type": "finished", "contactId": contact.id})
        self._changed(session)
        self.centre.call_later(0, self.centre.router.match)

    def _changed(self, session: AgentSession) -> None:
        self.centre.presence.tell_status(session)
        self.centre.presence.report(session, "STATE_CHANGE")
