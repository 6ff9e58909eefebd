"""What happens in a conversation: hold, mute, keys, joining all, dropping one, leaving."""

from typing import TYPE_CHECKING

from local.connect.contacts.agents import Activity, AgentSession, NotPossible
from local.connect.contacts.calls import AGENT
from local.connect.contacts.calls import CUSTOMER as CUSTOMER_SIDE
from local.connect.contacts.contact import Contact, ContactState
from local.connect.contacts.conversation import CUSTOMER, Conversation, Kind, Party, PartyState
from local.connect.language.model import FlowType
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


class Talk:
    """The conversations of a centre."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre

    def begin(self, session: AgentSession, contact: Contact) -> None:
        """Agent and customer are joined; an agent who was consulted joins those who talk already."""
        if contact.channel != "VOICE":
            return
        conversation = contact.conversation
        if conversation is None:
            conversation = contact.conversation = Conversation()
            number = contact.customer.address if contact.customer else None
            conversation.add(Party(CUSTOMER, Kind.CUSTOMER, number or "", contact, PartyState.CONNECTED, number))
        user = session.user
        name = " ".join(filter(None, (user.first_name, user.last_name))) or user.username
        conversation.add(Party(contact.id, Kind.AGENT, name, contact, PartyState.CONNECTED, user_id=user.id))

    def conversation_of(self, session: AgentSession, contact_id: str | None = None) -> tuple[Contact, Conversation]:
        """The call that the agent is in. NotPossible without one."""
        contact = session.find_slot(contact_id, Activity.CONNECTED).contact
        if contact.conversation is None:
            raise NotPossible(f"a {contact.channel.lower()} is no conversation")
        return contact, contact.conversation

    # --- hold -------------------------------------------------------------------------------------------------------
    def hold(self, session: AgentSession, party_id: str | None = None) -> None:
        """A party waits: the customer unless another is named. The customer and the agent hear their hold flows."""
        contact, conversation = self.conversation_of(session)
        party = self._party(conversation, contact, party_id)
        if party.state is not PartyState.CONNECTED:
            raise NotPossible(
                f"{_called(party)} is {'on hold already' if party.state is PartyState.ON_HOLD else 'not there yet'}"
            )
        self.put_on_hold(contact, party)
        if party.kind is Kind.CUSTOMER and (found := self.centre.calls.hook(contact, "AgentHold")) is not None:
            self.centre.calls.run(contact, AGENT, FlowType.AGENT_HOLD, found)
        self.tell_parties(contact)

    def put_on_hold(self, contact: Contact, party: Party) -> None:
        """contact: the segment of the agent who does it, on whose record it counts."""
        party.state = PartyState.ON_HOLD
        self._tell(party, {"type": "held"})
        if party.kind is not Kind.CUSTOMER:
            return
        contact.state = party.contact.state = ContactState.ON_HOLD
        if contact.agent is not None:
            contact.agent.holds.append((self.centre.now(), None))
        self._tell_agents(party.contact, "held")
        if (found := self.centre.calls.hook(party.contact, "CustomerHold")) is not None:
            self.centre.calls.run(party.contact, CUSTOMER_SIDE, FlowType.CUSTOMER_HOLD, found)

    def resume(self, session: AgentSession, party_id: str | None = None) -> None:
        """A party is back in the conversation."""
        contact, conversation = self.conversation_of(session)
        party = self._party(conversation, contact, party_id)
        if party.state is not PartyState.ON_HOLD:
            raise NotPossible(f"{_called(party)} is not on hold")
        self.take_from_hold(party)
        self.tell_parties(contact)

    def take_from_hold(self, party: Party) -> None:
        """Back in the conversation; harmless for one who is."""
        if party.state is not PartyState.ON_HOLD:
            return
        party.state = PartyState.CONNECTED
        if party.kind is Kind.CUSTOMER:
            self.end_holds(party.contact)
            self._tell_agents(party.contact, "resumed")
        self._tell(party, {"type": "resumed"})

    def end_holds(self, contact: Contact) -> None:
        """Hold flows stop and hold times end, for all who talk in the contact's conversation."""
        conversation = contact.conversation
        segments = (
            [contact, *(party.contact for party in conversation.of(Kind.AGENT) if party.contact is not contact)]
            if conversation
            else [contact]
        )
        self.centre.stop_run(contact, CUSTOMER_SIDE)
        for segment in segments:
            self.centre.stop_run(segment, AGENT)
            if segment.state is ContactState.ON_HOLD:
                segment.state = ContactState.CONNECTED
            if segment.agent and segment.agent.holds and segment.agent.holds[-1][1] is None:
                segment.agent.holds[-1] = (segment.agent.holds[-1][0], self.centre.now())

    # --- mute, keys, all together -----------------------------------------------------------------------------------
    def mute(self, session: AgentSession, on: bool) -> None:
        """Nobody hears the agent, or everybody does again."""
        contact, conversation = self.conversation_of(session)
        conversation.parties[contact.id].muted = on
        self.tell_parties(contact)

    def send_keys(self, session: AgentSession, keys: str) -> None:
        """Tones to the customer and to outside numbers who are connected."""
        _, conversation = self.conversation_of(session)
        for party in conversation.of(Kind.CUSTOMER, Kind.OUTSIDE):
            if party.state is PartyState.CONNECTED:
                self._tell(party, {"type": "keys", "keys": keys})

    def join(self, session: AgentSession) -> None:
        """All together: nobody is on hold any more."""
        contact, conversation = self.conversation_of(session)
        others = conversation.besides(contact)
        if not others:
            raise NotPossible("there is nobody to join")
        if all(party.state is PartyState.CALLING for party in others):
            raise NotPossible("nobody has answered yet")
        for party in list(conversation.parties.values()):
            self.take_from_hold(party)
        self.tell_parties(contact)

    def drop(self, session: AgentSession, party_id: str) -> None:
        """One party is out of the conversation. The agents' own way out is hanging up."""
        contact, conversation = self.conversation_of(session)
        party = self._party(conversation, contact, party_id)
        if party.kind is Kind.CUSTOMER:
            if not self.centre.departures.customer_left(party.contact, "AGENT_DISCONNECT"):
                self.centre.endings.end(party.contact, "AGENT_DISCONNECT")
        else:
            self.centre.endings.end(party.contact, "AGENT_DISCONNECT")

    # --- telling ----------------------------------------------------------------------------------------------------
    def tell_parties(self, contact: Contact) -> None:
        """Every desk in the conversation is told who talks."""
        conversation = contact.conversation
        if conversation is None:
            return
        parties = conversation.to_json()
        for party in conversation.of(Kind.AGENT, Kind.SUPERVISOR):
            session = self.centre.session_of(party.contact)
            if session is not None and party.state is not PartyState.CALLING:
                message = {"type": "participants", "contactId": party.contact.id, "participants": parties}
                self.centre.tell_agent(session, message)
        self.centre.monitoring.tell_parties(conversation, parties)

    def _tell_agents(self, contact: Contact, what: str) -> None:
        """The customer was put on hold or taken back: every agent's desk is told."""
        parties = contact.conversation.of(Kind.AGENT) if contact.conversation else []
        for party in parties:
            session = self.centre.session_of(party.contact)
            if session is not None:
                self.centre.tell_agent(session, {"type": what, "contactId": party.contact.id})
                self.centre.presence.report(session, "STATE_CHANGE")

    def _tell(self, party: Party, message: Json) -> None:
        if party.kind in (Kind.CUSTOMER, Kind.OUTSIDE):
            self.centre.tell(party.contact, message)

    def _party(self, conversation: Conversation, contact: Contact, party_id: str | None) -> Party:
        """The one who is meant; without an id the customer, else the only other one."""
        if party_id is None:
            others = conversation.besides(contact)
            found = conversation.customer or (others[0] if len(others) == 1 else None)
        else:
            found = conversation.parties.get(party_id)
        if found is None or (found.contact is contact and found.kind is Kind.AGENT):
            raise NotPossible(f"there is no participant {party_id!r}" if party_id else "say which participant is meant")
        return found


def _called(party: Party) -> str:
    return "the customer" if party.kind is Kind.CUSTOMER else party.name
