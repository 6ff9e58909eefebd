"""Calls that the centre makes: third parties, callbacks, outbound voice; and tasks."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.agents import Activity, AgentSession
from local.connect.contacts.calls import CUSTOMER
from local.connect.contacts.contact import Contact, ContactState, Endpoint
from local.connect.contacts.line import Line
from local.connect.contacts.outside import OutsideCall
from local.connect.engine.host import CallbackRequest, TaskRequest, ThirdPartyLine
from local.connect.engine.outcomes import ThirdPartyAnswered, ThirdPartyFailed, ThirdPartyLeft
from local.connect.language.model import Flow, FlowType
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

CALLBACK_LIFE_S = 7 * 24 * 3600
"""A callback that nobody took expires after seven days ("Set up queued callback")."""


class Outbound:
    """The ways out of the centre."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre
        self._requests: dict[str, CallbackRequest] = {}
        self._attempts: dict[str, int] = {}
        self._ringing: dict[str, OutsideCall] = {}

    # --- transfers to outside ---------------------------------------------------------------------------------------
    def dial_third_party(
        self, contact: Contact, number: str, caller_id: str | None, on_signal: Callable[[object], None]
    ) -> ThirdPartyLine:
        """Ring an outside number for a flow; its signals come as the call goes on."""

        def answered() -> None:
            self.centre.tell(contact, {"type": "third_party", "number": number})
            on_signal(ThirdPartyAnswered())

        call = OutsideCall(
            number,
            caller_id or (contact.system.address if contact.system else None),
            on_answer=answered,
            on_fail=lambda: on_signal(ThirdPartyFailed()),
            on_leave=lambda: on_signal(ThirdPartyLeft()),
        )
        self.centre.call_later(0, lambda: self.centre.outside.ring(call) if call.state == "ringing" else None)
        return call

    # --- callbacks --------------------------------------------------------------------------------------------------
    def create_callback(self, before: Contact, request: CallbackRequest) -> Contact:
        """A new contact of the chain: it waits in a queue, an agent accepts first, then the customer is dialled."""
        calls = self.centre.calls
        contact = calls.new_contact("CALLBACK", Endpoint(request.number), None, before=before)
        contact.target_queue, contact.target_agent = request.queue_id, request.agent_id
        contact.participant_present = False
        caller_id = request.caller_id or (before.system.address if before.system else None)
        contact.system = Endpoint(caller_id) if caller_id else None
        if before.next_id is None:
            before.next_id = contact.id
        self._requests[contact.id] = request
        self.centre.publish(contact, contact_events.INITIATED)
        self.centre.call_later(CALLBACK_LIFE_S, lambda: self._expire(contact))
        found = self.centre.directory.flow(request.flow_id) if request.flow_id else None
        if found is not None:
            contact.state = ContactState.IN_FLOW
            calls.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, found)
        else:
            contact.scheduled = self.centre.now() + timedelta(seconds=request.delay_s)
            self.centre.call_later(request.delay_s, lambda: self._queue(contact))
        return contact

    def _queue(self, contact: Contact) -> None:
        if contact.is_over or contact.state is ContactState.QUEUED:
            return
        if self.centre.router.enqueue(contact) is not None:
            self.centre.endings.end(contact, "OTHER")
        else:
            self.centre.router.match()

    def _expire(self, contact: Contact) -> None:
        if not contact.is_over and contact.state in (ContactState.INITIATED, ContactState.QUEUED):
            self.centre.endings.end(contact, "EXPIRED")

    def dial_customer(self, session: AgentSession, contact: Contact) -> None:
        """The agent is there; now the customer's telephone rings."""
        number = contact.customer.address if contact.customer else ""
        line = Line(number, _nobody)

        def answered() -> None:
            self._customer_answered(contact, line, call)

        def left() -> None:
            if not contact.is_over:
                self.centre.endings.hang_up(contact)

        call = OutsideCall(
            number,
            contact.system.address if contact.system else None,
            on_answer=answered,
            on_fail=lambda: self._customer_failed(session, contact),
            on_leave=left,
        )
        self._attempts[contact.id] = self._attempts.get(contact.id, 0) + 1
        self.centre.tell_agent(session, {"type": "dialling", "contactId": contact.id, "number": number})
        self._ring(contact, call)

    def _ring(self, contact: Contact, call: OutsideCall) -> None:
        self._ringing[contact.id] = call
        self.centre.outside.ring(call)

    def contact_ended(self, contact: Contact) -> None:
        """The contact is over: a telephone that still rings for it falls silent."""
        call = self._ringing.pop(contact.id, None)
        if call is not None and call.state == "ringing":
            call.hang_up()
        self._requests.pop(contact.id, None)
        self._attempts.pop(contact.id, None)

    def _customer_answered(self, contact: Contact, line: Line, call: OutsideCall) -> None:
        if contact.is_over:
            call.hang_up()
            return
        contact.participant_present = True
        self._join(call, line, contact)
        self.centre.calls.connect_to_system(contact)
        self.centre.desk.whisper(contact)

    def _join(self, call: OutsideCall, line: Line, contact: Contact) -> None:
        """The telephone that answered becomes the contact's line."""
        self.centre.calls.attach(line, contact)
        if call.telephone is not None:
            call.telephone.join(line)

    def _customer_failed(self, session: AgentSession, contact: Contact) -> None:
        """Nobody answered: the agent is free; a callback is tried again, as often as was asked."""
        if contact.is_over:
            return
        request = self._requests.get(contact.id)
        self.centre.tell_agent(session, {"type": "dial_failed", "contactId": contact.id})
        session.activity = Activity.IDLE
        if request is not None and self._attempts[contact.id] < request.attempts:
            contact.state = ContactState.INITIATED
            self.centre.desk.release(session)
            self.centre.call_later(request.retry_s, lambda: self._queue(contact))
            return
        self.centre.endings.end(contact, "TELECOM_PROBLEM" if request is None else "OTHER")

    # --- outbound voice ---------------------------------------------------------------------------------------------
    def start_voice(
        self,
        number: str,
        flow: tuple[str, Flow],
        caller_id: str | None,
        queue_id: str | None,
        attributes: dict[str, str],
    ) -> Contact:
        """StartOutboundVoiceContact: ring the number; when it answers, the flow runs with the customer."""
        contact = self.centre.calls.new_contact("API", Endpoint(number), Endpoint(caller_id) if caller_id else None)
        contact.attributes.update(attributes)
        contact.target_queue = queue_id
        contact.participant_present = False
        self.centre.publish(contact, contact_events.INITIATED)
        line = Line(number, _nobody)

        def answered() -> None:
            contact.participant_present = True
            self._join(call, line, contact)
            self.centre.calls.connect_to_system(contact)
            contact.state = ContactState.IN_FLOW
            self.centre.calls.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, flow)

        call = OutsideCall(
            number,
            caller_id,
            on_answer=answered,
            on_fail=lambda: self.centre.endings.end(contact, "TELECOM_PROBLEM"),
            on_leave=lambda: self.centre.endings.hang_up(contact),
        )
        self.centre.call_later(0, lambda: None if contact.is_over else self._ring(contact, call))
        return contact

    # --- tasks ------------------------------------------------------------------------------------------------------
    def create_task(self, before: Contact | None, request: TaskRequest) -> str:
        """A contact of channel TASK that runs a flow, now or after a delay."""
        contact = self.centre.calls.new_contact("API", None, None)
        contact.channel = "TASK"
        contact.related_id = before.id if before else None
        contact.name, contact.description = request.name, request.description
        contact.attributes.update(request.attributes)
        contact.references.update(request.references)
        self.centre.publish(contact, contact_events.INITIATED)
        self.centre.call_later(request.delay_s, lambda: self._start_task(contact, request.flow_id))
        return contact.id

    def _start_task(self, contact: Contact, flow_id: str) -> None:
        found = self.centre.directory.flow(flow_id)
        if found is None or contact.is_over:
            return
        contact.state = ContactState.IN_FLOW
        self.centre.calls.connect_to_system(contact)
        self.centre.calls.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, found)


def _nobody(_: Json) -> None:
    """Takes the messages of a line until its telephone joins."""
