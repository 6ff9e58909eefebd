"""What agents do with contacts: accept, hold, hang up, finish. Their coming and going is in `presence.py`."""

from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.agents import Activity, AgentSession
from local.connect.contacts.calls import AGENT, CUSTOMER
from local.connect.contacts.contact import AgentWork, Contact, ContactState
from local.connect.contacts.presence import NotPossible, describe
from local.connect.contacts.recorder import store_ivr
from local.connect.language.model import FlowType

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


class Desk:
    """The agents' side of the centre."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre

    # --- a contact arrives ------------------------------------------------------------------------------------------
    def announce_ringing(self, session: AgentSession, contact: Contact, ring_s: float) -> None:
        """It rings."""
        self.centre.tell_agent(
            session, {"type": "ringing", "ringSeconds": ring_s, "contact": describe(self.centre, contact)}
        )
        self.centre.presence.tell_status(session)
        self.centre.presence.report(session, "STATE_CHANGE")

    def accept(self, session: AgentSession) -> None:
        """The agent takes the ringing contact: both sides hear their whispers, then they are joined."""
        contact = self._contact(session, Activity.RINGING)
        session.cancel_timer()
        session.activity = Activity.JOINING
        contact.state = ContactState.JOINING
        self.centre.router.leave(contact)
        self.centre.presence.tell_status(session)
        if contact.initiation_method in ("CALLBACK", "OUTBOUND") and contact.connected_to_system is None:
            self.centre.outbound.dial_customer(session, contact)
            return
        self.whisper(contact)

    def whisper(self, contact: Contact) -> None:
        """Start the whispers; the join follows when both are over."""
        centre = self.centre
        centre.stop_run(contact, CUSTOMER)
        whispers = [
            (side, flow_type, found)
            for side, hook, flow_type in (
                (AGENT, "AgentWhisper", FlowType.AGENT_WHISPER),
                (CUSTOMER, "CustomerWhisper", FlowType.CUSTOMER_WHISPER),
            )
            if (found := centre.calls.hook(contact, hook)) is not None
        ]
        for side, flow_type, found in whispers:
            centre.calls.run(contact, side, flow_type, found)
        self._join_if_ready(contact)

    def side_flow_ended(self, contact: Contact) -> None:
        """A whisper or hold flow is over."""
        if contact.state is ContactState.JOINING:
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
        session.activity = Activity.CONNECTED
        self.centre.publish(contact, contact_events.CONNECTED_TO_AGENT)
        self.centre.tell(contact, {"type": "connected", "agent": session.user.first_name or session.user.username})
        self.centre.tell_agent(session, {"type": "connected", "contact": describe(self.centre, contact)})
        self.centre.presence.tell_status(session)
        self.centre.presence.report(session, "STATE_CHANGE")

    def reject(self, session: AgentSession) -> None:
        """The agent refuses: as if missed."""
        self._contact(session, Activity.RINGING)
        self.centre.router.miss(session, "rejected")

    # --- talking ----------------------------------------------------------------------------------------------------
    def hold(self, session: AgentSession) -> None:
        """The customer waits and hears the hold flow, and so does the agent's side its own."""
        contact = self._contact(session, Activity.CONNECTED)
        if contact.state is not ContactState.CONNECTED or contact.agent is None:
            raise NotPossible("the customer is on hold already")
        contact.state = ContactState.ON_HOLD
        contact.agent.holds.append((self.centre.now(), None))
        self._tell_both(session, contact, "held")
        for side, hook, flow_type in (
            (CUSTOMER, "CustomerHold", FlowType.CUSTOMER_HOLD),
            (AGENT, "AgentHold", FlowType.AGENT_HOLD),
        ):
            if (found := self.centre.calls.hook(contact, hook)) is not None:
                self.centre.calls.run(contact, side, flow_type, found)

    def resume(self, session: AgentSession) -> None:
        """The customer is back in the conversation."""
        contact = self._contact(session, Activity.CONNECTED)
        if contact.state is not ContactState.ON_HOLD:
            raise NotPossible("the customer is not on hold")
        self._end_hold(contact)
        contact.state = ContactState.CONNECTED
        self._tell_both(session, contact, "resumed")

    def _end_hold(self, contact: Contact) -> None:
        for side in (CUSTOMER, AGENT):
            self.centre.stop_run(contact, side)
        if contact.agent and contact.agent.holds and contact.agent.holds[-1][1] is None:
            contact.agent.holds[-1] = (contact.agent.holds[-1][0], self.centre.now())

    def _tell_both(self, session: AgentSession, contact: Contact, what: str) -> None:
        self.centre.tell(contact, {"type": what})
        self.centre.tell_agent(session, {"type": what, "contactId": contact.id})
        self.centre.presence.report(session, "STATE_CHANGE")

    # --- ending -----------------------------------------------------------------------------------------------------
    def hang_up(self, session: AgentSession) -> None:
        """The agent leaves. A disconnect flow, if set, is heard by the customer who remains."""
        contact = self._contact(session, Activity.CONNECTED, Activity.JOINING)
        self._end_hold(contact)
        self.start_work(session, contact)
        if not self.centre.endings.customer_remains(contact):
            self.centre.endings.end(contact, "AGENT_DISCONNECT")

    def contact_ended(self, contact: Contact, was: ContactState) -> None:
        """The contact is over by other means: what becomes of its agent."""
        session = self.centre.session_of(contact)
        if session is None or session.activity is Activity.AFTER_CONTACT_WORK:
            return
        if was is ContactState.RINGING:
            self.centre.router.withdraw(session)
            self.centre.call_later(0, self.centre.router.match)
        elif contact.agent is None:
            self.release(session)
        else:
            self._end_hold(contact)
            self.start_work(session, contact)

    def start_work(self, session: AgentSession, contact: Contact) -> None:
        """After-contact work begins; it ends by `finish` or after the time that the user is given."""
        now = self.centre.now()
        if contact.agent is None:
            self.release(session)
            return
        contact.agent.left = contact.agent.work_started = now
        session.activity = Activity.AFTER_CONTACT_WORK
        session.cancel_timer()
        limit = session.user.after_contact_work_s
        if limit:
            session.timer = self.centre.call_later(limit, lambda: self.finish(session))
        self.centre.tell_agent(
            session, {"type": "ended", "contactId": contact.id, "afterContactWork": True, "workSeconds": limit}
        )
        self.centre.presence.tell_status(session)
        self.centre.presence.report(session, "STATE_CHANGE")

    def finish(self, session: AgentSession) -> None:
        """After-contact work is done; the record is written, the next status or Available is taken."""
        contact = self._contact(session, Activity.AFTER_CONTACT_WORK)
        if contact.agent is not None:
            contact.agent.work_ended = self.centre.now()
        self.release(session)
        self.centre.endings.write_record(contact)

    def release(self, session: AgentSession) -> None:
        contact_id = session.contact.id if session.contact else None
        session.cancel_timer()
        session.contact = None
        session.activity = Activity.IDLE
        self.centre.presence.take_status(session, session.next_status or session.status)
        self.centre.tell_agent(session, {"type": "finished", "contactId": contact_id})
        self.centre.presence.tell_status(session)
        self.centre.presence.report(session, "STATE_CHANGE")
        self.centre.call_later(0, self.centre.router.match)

    def _contact(self, session: AgentSession, *activities: Activity) -> Contact:
        if session.activity not in activities or session.contact is None:
            raise NotPossible(f"not while {session.activity}")
        return session.contact
