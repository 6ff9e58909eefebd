"""Calls that the centre makes: third parties for flows, agents' own calls, outbound voice by the API."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.agents import Activity, AgentSession, NotPossible
from local.connect.contacts.calls import CUSTOMER
from local.connect.contacts.contact import Contact, ContactState, Endpoint
from local.connect.contacts.line import Line
from local.connect.contacts.outside import NO_ANSWER_S, OutsideCall
from local.connect.engine.host import ThirdPartyLine
from local.connect.engine.outcomes import ThirdPartyAnswered, ThirdPartyFailed, ThirdPartyLeft
from local.connect.language.model import Flow, FlowType
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

Failed = Callable[[AgentSession, Contact, OutsideCall], None]
_CALLED = frozenset({"OUTBOUND", "CALLBACK"})


class Outbound:
    """The ways out of the centre."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre
        self._ringing: dict[str, OutsideCall] = {}
        self.started: dict[str, str] = {}
        """Client token of a call -> its contact: the same token again is no second call."""

    # --- transfers to outside ---------------------------------------------------------------------------------------
    def dial_third_party(
        self, contact: Contact, number: str, caller_id: str | None, on_signal: Callable[[object], None]
    ) -> ThirdPartyLine:
        """Ring an outside number for a flow; its signals come as the call goes on."""

        def answered() -> None:
            contact.third_party_since = contact.third_party_since or self.centre.now()
            self.centre.tell(contact, {"type": "third_party", "number": number})
            on_signal(ThirdPartyAnswered())

        def left() -> None:
            contact.third_party_until = self.centre.now()
            on_signal(ThirdPartyLeft())

        call = OutsideCall(
            number,
            caller_id or (contact.system.address if contact.system else None),
            on_answer=answered,
            on_fail=lambda: on_signal(ThirdPartyFailed()),
            on_leave=left,
        )
        self.centre.call_later(0, lambda: self.centre.outside.ring(call) if call.state == "ringing" else None)
        return call

    # --- agents' own calls ------------------------------------------------------------------------------------------
    def dial(self, session: AgentSession, number: str, attributes: dict[str, str] | None = None) -> Contact:
        """The agent calls a number in the name of the default outbound queue. NotPossible."""
        profile = self.centre.directory.profiles[session.user.routing_profile_id]
        if not session.is_online or any(slot.contact.channel == "VOICE" for slot in session.slots.values()):
            raise NotPossible("sign in first" if not session.is_online else "finish the call first")
        if not self.centre.outside.can_dial(number):
            raise NotPossible(f"{number!r} cannot be dialled")
        contact = self.centre.calls.new_contact("OUTBOUND", Endpoint(number), None)
        contact.target_queue = profile.default_outbound_queue
        caller_id = self.caller_id(contact, session)
        contact.system = Endpoint(caller_id) if caller_id else None
        contact.attributes.update(attributes or {})
        contact.participant_present = False
        contact.state = ContactState.JOINING
        self.centre.give(session, contact, Activity.JOINING)
        self.centre.publish(contact, contact_events.INITIATED)
        self.centre.presence.tell_status(session)
        if not self.dials_by_whisper(contact):
            self.ring_customer(session, contact, self._nobody_there)
        return contact

    def dials_by_whisper(self, contact: Contact) -> bool:
        """Whether its outbound whisper calls the customer itself ("Call phone number"); then it runs from now on."""
        whisper = self.whisper_of(contact)
        if whisper is None or not any(a.type == "CompleteOutboundCall" for a in whisper[1].actions.values()):
            return False
        contact.whispered = True
        self.centre.calls.run(contact, CUSTOMER, FlowType.OUTBOUND_WHISPER, whisper)
        return True

    def caller_id(self, contact: Contact, session: AgentSession) -> str | None:
        """The number that the called person sees: the queue's, else the number that the customer called."""
        profile = self.centre.directory.profiles[session.user.routing_profile_id]
        for queue_id in (contact.target_queue, profile.default_outbound_queue):
            queue = self.centre.directory.queues.get(queue_id or "")
            number_id = queue.outbound_caller.get("OutboundCallerIdNumberId") if queue else None
            number = self.centre.directory.find(self.centre.directory.numbers, number_id) if number_id else None
            if number is not None:
                return number.number
        return contact.system.address if contact.system else None

    def whisper_of(self, contact: Contact) -> tuple[str, Flow] | None:
        """The outbound whisper for a customer whom the centre has called: the queue's, for agents' calls else the default."""
        if contact.initiation_method not in _CALLED:
            return None
        queue = self.centre.directory.queues.get(contact.target_queue or "")
        flow_id = queue.outbound_caller.get("OutboundFlowId") if queue else None
        found = self.centre.directory.flow(flow_id) if flow_id else None
        return found or (
            self.centre.calls.hook(contact, "OutboundWhisper") if contact.initiation_method == "OUTBOUND" else None
        )

    def has_whispered(self, contact: Contact) -> bool:
        """Whether it has run; asking makes it so."""
        before, contact.whispered = contact.whispered, True
        return before

    def is_dialling(self, contact: Contact) -> bool:
        """Whether the customer is not there yet; a whisper that ends without dialling dials now."""
        if contact.initiation_method not in _CALLED or contact.connected_to_system is not None:
            return False
        session = self.centre.session_of(contact)
        if session is not None and contact.id not in self._ringing:
            self.ring_customer(session, contact, self._failed_of(contact))
        return True

    def complete_call(
        self, contact: Contact, caller_id: str | None, on_signal: Callable[[object], None]
    ) -> ThirdPartyLine | None:
        """CompleteOutboundCall: ring now; ThirdPartyAnswered follows. None when the contact is no call to be made."""
        session = self.centre.session_of(contact)
        if contact.initiation_method not in _CALLED or session is None or contact.connected_to_system is not None:
            return None
        if caller_id:
            contact.system = Endpoint(caller_id)
        return self.ring_customer(session, contact, self._failed_of(contact), lambda: on_signal(ThirdPartyAnswered()))

    def _failed_of(self, contact: Contact) -> Failed:
        """What follows when nobody answers: a callback may be tried again."""
        return self.centre.callbacks.failed if contact.initiation_method == "CALLBACK" else self._nobody_there

    def ring_customer(
        self, session: AgentSession, contact: Contact, failed: Failed, then: Callable[[], None] | None = None
    ) -> OutsideCall:
        """The customer's telephone rings, the agent waits. then: instead of the whispers."""
        number = contact.customer.address if contact.customer else ""
        line = Line(number, _nobody)

        def answered() -> None:
            if contact.is_over:
                call.hang_up()
                return
            self._customer_there(contact, line, call)
            (then or (lambda: self.centre.desk.whisper(contact)))()

        call = OutsideCall(
            number,
            contact.system.address if contact.system else None,
            on_answer=answered,
            on_fail=lambda: failed(session, contact, call),
            on_leave=lambda: self.centre.endings.hang_up(contact),
        )
        self.centre.tell_agent(session, {"type": "dialling", "contactId": contact.id, "number": number})
        self._ring(contact, call)
        return call

    def _nobody_there(self, session: AgentSession, contact: Contact, call: OutsideCall) -> None:
        if not contact.is_over:
            self.centre.tell_agent(session, {"type": "dial_failed", "contactId": contact.id, "reason": call.why})
            self.centre.endings.end(contact, "TELECOM_PROBLEM")

    # --- outbound voice ---------------------------------------------------------------------------------------------
    def start_voice(
        self,
        number: str,
        flow: tuple[str, Flow],
        caller_id: str | None,
        queue_id: str | None,
        attributes: dict[str, str],
        ring_s: float = NO_ANSWER_S,
    ) -> Contact:
        """StartOutboundVoiceContact: ring the number; when it answers, the flow runs with the customer."""
        contact = self.centre.calls.new_contact("API", Endpoint(number), Endpoint(caller_id) if caller_id else None)
        contact.attributes.update(attributes)
        contact.target_queue = queue_id
        contact.participant_present = False
        self.centre.publish(contact, contact_events.INITIATED)
        line = Line(number, _nobody)

        def answered() -> None:
            self._customer_there(contact, line, call)
            contact.state = ContactState.IN_FLOW
            self.centre.calls.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, flow)

        call = OutsideCall(
            number,
            caller_id,
            on_answer=answered,
            on_fail=lambda: self.centre.endings.end(contact, "TELECOM_PROBLEM"),
            on_leave=lambda: self.centre.endings.hang_up(contact),
        )
        self.centre.call_later(0, lambda: None if contact.is_over else self._ring(contact, call, ring_s))
        return contact

    # --- for all of them --------------------------------------------------------------------------------------------
    def _ring(self, contact: Contact, call: OutsideCall, ring_s: float = NO_ANSWER_S) -> None:
        self._ringing[contact.id] = call
        self.centre.outside.ring(call, ring_s)

    def _customer_there(self, contact: Contact, line: Line, call: OutsideCall) -> None:
        """The telephone that answered becomes the contact's line."""
        contact.participant_present = True
        self.centre.calls.attach(line, contact)
        if call.telephone is not None:
            call.telephone.join(line)
        self.centre.calls.connect_to_system(contact)

    def contact_ended(self, contact: Contact) -> None:
        """The contact is over: a telephone that still rings for it falls silent."""
        call = self._ringing.pop(contact.id, None)
        if call is not None and call.state == "ringing":
            call.hang_up()


def _nobody(_: Json) -> None:
    """Takes the messages of a line until its telephone joins."""
