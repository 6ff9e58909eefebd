"""Who leaves a conversation, and what becomes of those who stay."""

from typing import TYPE_CHECKING

from local.connect.contacts.agents import AgentSession
from local.connect.contacts.contact import Contact, ContactState, Endpoint
from local.connect.contacts.conversation import CUSTOMER, Conversation, Kind, Party, PartyState
from local.connect.contacts.recorder import store_conversation

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


class Departures:
    """The endings of conversations."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre

    def leave(self, session: AgentSession, contact: Contact) -> bool:
        """The agent goes and the others stay together. False when nobody but the customer would stay."""
        conversation = contact.conversation
        others = conversation.besides(contact) if conversation is not None else []
        if conversation is None or not others:
            return False
        customer = conversation.customer
        if customer is not None and customer.contact is contact:
            heir = _heir(others)
            if heir is None:
                self._stay_with_outside(session, contact, conversation, others)
                return True
            self._hand_customer(contact, customer, heir)
        self.centre.endings.end(contact, "AGENT_DISCONNECT")
        return True

    def _hand_customer(self, contact: Contact, customer: Party, heir: Party) -> None:
        """The customer goes on in the heir's segment: the transfer is complete."""
        following, now = heir.contact, self.centre.now()
        was_held = customer.state is PartyState.ON_HOLD
        self.centre.talk.end_holds(contact)
        contact.next_id, contact.transfer_completed = following.id, now
        contact.participant_present, following.participant_present = False, True
        following.connected_to_system = contact.connected_to_system
        line = self.centre.lines.pop(contact.id, None)
        if line is not None:
            self.centre.calls.attach(line, following)
        customer.contact, customer.state = following, PartyState.CONNECTED
        if was_held:
            self.centre.tell(following, {"type": "resumed"})
        if heir.state is PartyState.CALLING and following.state is not ContactState.QUEUED:
            return
        if heir.state is not PartyState.CALLING:
            self.centre.tell(following, {"type": "connected", "agent": heir.name})
        else:
            self.centre.tell(following, {"type": "queued", "queue": heir.name})

    def _stay_with_outside(
        self, session: AgentSession, contact: Contact, conversation: Conversation, others: list[Party]
    ) -> None:
        """Only outside numbers stay with the customer: the segment goes on until one side hangs up."""
        outside = others[0]
        for party in conversation.parties.values():
            self.centre.talk.take_from_hold(party)
        contact.transferred_to = Endpoint(outside.number or "")
        contact.transfer_completed = self.centre.now()
        contact.state = ContactState.IN_FLOW
        if outside.state is not PartyState.CALLING:
            self.centre.tell(contact, {"type": "third_party", "number": outside.number})
        del conversation.parties[contact.id]
        self.centre.desk.start_work(session, contact)
        store_conversation(self.centre, contact)

    def customer_left(self, contact: Contact, reason: str) -> bool:
        """The customer is gone, and an agent talks on with others. False when the contact simply ends."""
        conversation = contact.conversation
        customer = conversation.customer if conversation is not None else None
        if conversation is None or customer is None or customer.contact is not contact:
            return False
        if contact.id not in conversation.parties or all(
            party.state is PartyState.CALLING for party in conversation.besides(contact)
        ):
            return False
        self.centre.talk.end_holds(contact)
        del conversation.parties[CUSTOMER]
        contact.disconnect_reason = reason
        self.centre.endings.close_line(contact)
        for party in conversation.besides(contact):
            self.centre.talk.take_from_hold(party)
        self.tell_left(conversation, CUSTOMER, reason)
        return True

    def follow(self, contact: Contact, following: Contact) -> None:
        """A segment that is being called goes on as its next one: in the conversation it stays the same party."""
        conversation = contact.conversation
        if conversation is None:
            return
        contact.conversation = None
        for party in [party for party in conversation.parties.values() if party.contact is contact]:
            del conversation.parties[party.id]
            party.contact, party.id = following, party.id if party.kind is Kind.CUSTOMER else following.id
            conversation.add(party)

    def segment_ended(self, contact: Contact) -> None:
        """A segment is over: its parties are out, and those who stay are looked after."""
        conversation = contact.conversation
        if conversation is None:
            return
        contact.conversation = None
        gone = [party for party in conversation.parties.values() if party.contact is contact]
        for party in gone:
            del conversation.parties[party.id]
            if party.call is not None:
                party.call.hang_up()
            self.tell_left(conversation, party.id, contact.disconnect_reason or "OTHER")
        self._look_after(conversation, contact.disconnect_reason or "OTHER")

    def _look_after(self, conversation: Conversation, reason: str) -> None:
        customer, agents = conversation.customer, conversation.of(Kind.AGENT)
        present = [party for party in agents if party.state is not PartyState.CALLING]
        outside = conversation.of(Kind.OUTSIDE)
        if (customer is None and len(present) + len(outside) < 2) or (not agents and not outside and customer is None):
            for party in [*outside, *agents]:
                if not party.contact.is_over:
                    self.centre.endings.end(party.contact, reason)
        elif customer is not None and not agents and not outside:
            alone = customer.contact
            if not alone.is_over and not self.centre.endings.customer_remains(alone, "THIRD_PARTY_DISCONNECT"):
                self.centre.endings.end(alone, "THIRD_PARTY_DISCONNECT")

    def tell_left(self, conversation: Conversation, party_id: str, reason: str) -> None:
        """Every desk in the conversation is told who left."""
        for party in conversation.of(Kind.AGENT):
            session = self.centre.session_of(party.contact)
            if session is not None and party.state is not PartyState.CALLING:
                told = {"contactId": party.contact.id, "participantId": party_id, "reason": reason}
                self.centre.tell_agent(session, {"type": "participant_left", **told})
        first = next(iter(conversation.of(Kind.AGENT)), None)
        if first is not None:
            self.centre.talk.tell_parties(first.contact)


def _heir(others: list[Party]) -> Party | None:
    """Who takes the customer over: an agent who talks, else one who is being called."""
    agents = [party for party in others if party.kind is Kind.AGENT]
    connected = [party for party in agents if party.state is not PartyState.CALLING]
    return next(iter(connected or agents), None)
