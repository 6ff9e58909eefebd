"""Agents call others in: consult, transfer, conference; to an agent, a queue, an outside number.

"Quick connect scenarios for transferring contacts": the customer is put on hold, a new segment (TRANSFER) runs the quick
connect's transfer flow, which the calling agent hears; when the caller leaves, the customer goes on in that segment.
"""

from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.agents import Activity, AgentSession, NotPossible
from local.connect.contacts.calls import CUSTOMER
from local.connect.contacts.contact import Contact, ContactState, Endpoint
from local.connect.contacts.conversation import MAX_PARTIES, Conversation, Kind, Party, PartyState
from local.connect.contacts.destinations import find_destination
from local.connect.contacts.line import Line
from local.connect.contacts.outside import OutsideCall
from local.connect.contacts.resources import QuickConnect
from local.connect.contacts.transfer_audience import open_ear
from local.connect.language.model import Flow, FlowType

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

_FLOWS = {
    "USER": ("Default agent transfer", FlowType.AGENT_TRANSFER),
    "QUEUE": ("Default queue transfer", FlowType.QUEUE_TRANSFER),
}


class Transfers:
    """Calls made from within a contact."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre

    def consult(self, session: AgentSession, to: str) -> Contact:
        """Call somebody in; the customer waits on hold. The new segment. NotPossible.

        to: a quick connect (id, ARN or name), a user (id or username), a queue (id or name) or an E.164 number.
        """
        contact, conversation = self.centre.talk.conversation_of(session)
        destination = find_destination(self.centre, to)
        self._refuse_if_unfit(conversation, destination)
        for party in conversation.of(Kind.CUSTOMER, Kind.OUTSIDE):
            if party.state is PartyState.CONNECTED:
                self.centre.talk.put_on_hold(contact, party)
        if destination.type == "PHONE_NUMBER":
            return self._call_number(session, contact, conversation, destination)
        return self._start_segment(session, contact, conversation, destination)

    def transfer(self, session: AgentSession, to: str | None = None, contact_id: str | None = None) -> Contact | None:
        """Hand the contact over: to somebody new without waiting for them, or (None) to those who were called in."""
        slot = session.find_slot(contact_id, Activity.CONNECTED)
        if slot.contact.channel != "VOICE":
            if to is None:
                raise NotPossible("say to whom")
            return self.centre.tasks.transfer(slot.contact, find_destination(self.centre, to), session)
        if to is None:
            contact, conversation = self.centre.talk.conversation_of(session)
            if not conversation.besides(contact):
                raise NotPossible("nobody was called in")
            self.centre.desk.hang_up(session, contact.id)
            return None
        following = self.consult(session, to)
        if following.is_over:
            customer = slot.contact.conversation.customer if slot.contact.conversation else None
            if customer is not None:
                self.centre.talk.take_from_hold(customer)
            raise NotPossible(f"{to} takes no calls now")
        self.centre.desk.hang_up(session, slot.contact.id)
        return following

    def _refuse_if_unfit(self, conversation: Conversation, to: QuickConnect) -> None:
        if len(conversation.parties) >= MAX_PARTIES:
            raise NotPossible(f"more than {MAX_PARTIES} cannot talk together")
        if any(party.state is PartyState.CALLING for party in conversation.parties.values()):
            raise NotPossible("somebody is being called already")
        if to.type == "USER" and any(party.user_id == to.target for party in conversation.parties.values()):
            raise NotPossible(f"{to.name} is in this conversation")

    # --- to an agent or a queue -------------------------------------------------------------------------------------
    def _start_segment(
        self, session: AgentSession, contact: Contact, conversation: Conversation, to: QuickConnect
    ) -> Contact:
        calls = self.centre.calls
        following = calls.new_contact("TRANSFER", contact.customer, contact.system, before=contact)
        following.target_agent = to.target if to.type == "USER" else None
        following.target_queue = to.target if to.type == "QUEUE" else None
        following.connected_to_system = self.centre.now()
        calls.attach(open_ear(self.centre, session), following)
        user_id = to.target if to.type == "USER" else None
        conversation.add(Party(following.id, Kind.AGENT, to.name, following, PartyState.CALLING, user_id=user_id))
        self.centre.publish(following, contact_events.INITIATED)
        self.centre.talk.tell_parties(contact)
        following.state = ContactState.IN_FLOW
        found = self.flow_of(to)
        if found is not None:
            calls.run(following, CUSTOMER, _FLOWS[to.type][1], found)
        elif (self.agent_error(following) or self.centre.router.enqueue(following)) is None:
            calls.start_waiting(following)
        else:
            self.centre.endings.end(following, "OTHER")
        return following

    def flow_of(self, to: QuickConnect) -> tuple[str, Flow] | None:
        """The quick connect's transfer flow, else the instance's default one, else none."""
        name, flow_type = _FLOWS[to.type]
        return (
            self.centre.directory.flow(to.flow_id)
            if to.flow_id
            else self.centre.directory.default_flow(name, flow_type)
        )

    def agent_error(self, contact: Contact) -> str | None:
        """Why the agent who is called by name cannot get the contact; None when they can, or when no agent is named."""
        if contact.target_agent is None:
            return None
        session = self.centre.sessions.get(contact.target_agent)
        profile = self.centre.directory.profiles.get(session.user.routing_profile_id) if session else None
        fits = (
            session is not None
            and profile is not None
            and session.is_open
            and session.has_room(contact.channel, profile)
        )
        return None if fits else "NoMatchingError"

    # --- to an outside number ---------------------------------------------------------------------------------------
    def _call_number(
        self, session: AgentSession, contact: Contact, conversation: Conversation, to: QuickConnect
    ) -> Contact:
        calls = self.centre.calls
        caller_id = self.centre.outbound.caller_id(contact, session)
        outside = calls.new_contact(
            "EXTERNAL_OUTBOUND", Endpoint(to.target), Endpoint(caller_id) if caller_id else None, before=contact
        )
        outside.participant_present = False
        outside.hooks.clear()
        call = OutsideCall(
            to.target,
            caller_id,
            on_answer=lambda: self._outside_answered(outside, call),
            on_fail=lambda: self.centre.endings.end(outside, "OUTBOUND_ATTEMPT_FAILED"),
            on_leave=lambda: self.centre.endings.hang_up(outside),
        )
        conversation.add(Party(outside.id, Kind.OUTSIDE, to.name, outside, PartyState.CALLING, to.target, call=call))
        self.centre.publish(outside, contact_events.INITIATED)
        self.centre.talk.tell_parties(contact)
        self.centre.call_later(0, lambda: self.centre.outside.ring(call) if call.state == "ringing" else None)
        return outside

    def _outside_answered(self, outside: Contact, call: OutsideCall) -> None:
        conversation = outside.conversation
        party = conversation.party_of(outside) if conversation is not None else None
        if conversation is None or party is None:
            call.hang_up()
            return
        party.state = PartyState.CONNECTED
        outside.state = ContactState.CONNECTED
        outside.participant_present = True
        outside.third_party_since = self.centre.now()
        line = Line(call.number, lambda _: None)
        self.centre.calls.attach(line, outside)
        if call.telephone is not None:
            call.telephone.join(line)
        self.centre.calls.connect_to_system(outside)
        agents, customer = conversation.of(Kind.AGENT), conversation.customer
        self.centre.tell(outside, {"type": "connected", "agent": agents[0].name if agents else ""})
        if not agents and customer is not None:
            self.centre.tell(customer.contact, {"type": "third_party", "number": call.number})
        for agent in agents[:1]:
            self.centre.talk.tell_parties(agent.contact)
