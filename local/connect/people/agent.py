"""An agent's desk, as a script or a web page drives it."""

from local.connect.contacts.agents import AgentSession
from local.connect.contacts.contact import Contact
from local.connect.contacts.destinations import list_quick_connects
from local.connect.contacts.presence import NotPossible, describe
from local.connect.instance import ConnectInstance
from local.connect.people.caller import KEYS, Listener
from local.connect.ports import Json


class AgentPanel:
    """An agent's desk. Opening it signs in (Offline, or as the session was left).

    contact_id: which contact at hand is meant; without it the one to which the order fits. All raise NotPossible with a
    sentence when the moment does not fit.
    """

    def __init__(self, instance: ConnectInstance, user_id: str, listener: Listener | None = None) -> None:
        self.messages: list[Json] = []
        self._centre = instance.centre
        self._call_in = instance.ports.runtime.call
        self._listener = listener
        self.session: AgentSession = self._call_in(lambda: self._centre.presence.sign_in(user_id, self._take))

    # --- status -----------------------------------------------------------------------------------------------------
    def set_status(self, status: str) -> None:
        """ "Available", "Offline" or a custom status; with a contact at hand it is taken afterwards."""
        self._call_in(lambda: self._centre.presence.set_status(self.session, status))

    def sign_out(self) -> None:
        """Close the desk for good; not possible with a contact at hand."""
        self._call_in(lambda: self._centre.presence.sign_out(self.session))

    # --- a contact --------------------------------------------------------------------------------------------------
    def accept(self, contact_id: str | None = None) -> None:
        """Take the ringing contact."""
        self._call_in(lambda: self._centre.desk.accept(self.session, contact_id))

    def reject(self, contact_id: str | None = None) -> None:
        """Refuse it; the agent must choose Available again to get another."""
        self._call_in(lambda: self._centre.desk.reject(self.session, contact_id))

    def hang_up(self, contact_id: str | None = None) -> None:
        """Leave the conversation (others who talk go on), or complete the task; after-contact work begins."""
        self._call_in(lambda: self._centre.desk.hang_up(self.session, contact_id))

    def finish(self, contact_id: str | None = None) -> None:
        """End after-contact work."""
        self._call_in(lambda: self._centre.desk.finish(self.session, contact_id))

    # --- in a conversation ------------------------------------------------------------------------------------------
    def hold(self, participant_id: str | None = None) -> None:
        """Put the customer, or another participant, on hold."""
        self._call_in(lambda: self._centre.talk.hold(self.session, participant_id))

    def resume(self, participant_id: str | None = None) -> None:
        """Take the customer, or another participant, from hold."""
        self._call_in(lambda: self._centre.talk.resume(self.session, participant_id))

    def mute(self, on: bool = True) -> None:
        """Be silent, or heard again."""
        self._call_in(lambda: self._centre.talk.mute(self.session, on))

    def send_keys(self, keys: str) -> None:
        """Tones (0-9, *, #) to the customer and to outside numbers."""
        if not set(keys) <= KEYS:
            raise NotPossible(f"a telephone has the keys 0-9, * and #, not {keys!r}")
        self._call_in(lambda: self._centre.talk.send_keys(self.session, keys))

    # --- guides -----------------------------------------------------------------------------------------------------
    def answer_view(self, action: str, fields: Json | None = None, guide_id: str | None = None) -> None:
        """Choose an action of the view that a guide shows, with what was filled in: a field left out has its default."""
        self._call_in(lambda: self._centre.guides.answer(self.session, guide_id, action, fields or {}))

    @property
    def view(self) -> Json | None:
        """The view that was shown last, as the message told it; None without one."""
        told = (one for one in reversed(self.messages) if one["type"] in ("view", "guide_ended"))
        last = next(told, None)
        return last if last is not None and last["type"] == "view" else None

    # --- others -----------------------------------------------------------------------------------------------------
    def list_quick_connects(self) -> list[Json]:
        """Whom this agent can call: {id, name, type, number, userId, queueId, ready, waiting}."""
        return self._call_in(lambda: list_quick_connects(self._centre, self.session))

    def consult(self, to: str) -> str:
        """Call somebody in while the customer is on hold; the new participant's id, which is their contact's.

        to: a quick connect (id, ARN or name), a user (id or username), a queue (id or name) or an E.164 number.
        """
        return self._call_in(lambda: self._centre.transfers.consult(self.session, to).id)

    def transfer(self, to: str | None = None, contact_id: str | None = None) -> str | None:
        """Hand over: to somebody new without waiting for them, or (without `to`) to whoever was called in, and leave.

        The new contact's id when somebody new was called. Tasks go to an agent or a queue.
        """

        def go() -> str | None:
            following = self._centre.transfers.transfer(self.session, to, contact_id)
            return following.id if following is not None else None

        return self._call_in(go)

    def join(self) -> None:
        """All together: a conference."""
        self._call_in(lambda: self._centre.talk.join(self.session))

    def drop(self, participant_id: str) -> None:
        """Put one participant out of the conversation; the customer's id is "customer"."""
        self._call_in(lambda: self._centre.talk.drop(self.session, participant_id))

    # --- calls of one's own -----------------------------------------------------------------------------------------
    def dial(self, number: str, attributes: dict[str, str] | None = None) -> str:
        """Call a number (E.164) for the default outbound queue; the contact's id. Not while Offline or in a call."""
        return self._call_in(lambda: self._centre.outbound.dial(self.session, number, attributes).id)

    def call_back(self, contact_id: str, attributes: dict[str, str] | None = None) -> str:
        """Call the customer of an earlier contact, to which the new one is related; the contact's id."""

        def go() -> str:
            before = self._centre.contacts.get(contact_id)
            if before is None or before.customer is None:
                raise NotPossible(f"contact {contact_id} has no number to call back")
            number = before.callback_number or before.customer.address
            contact = self._centre.outbound.dial(self.session, number, {**before.attributes, **(attributes or {})})
            contact.related_id = before.id
            return contact.id

        return self._call_in(go)

    # --- what is seen -----------------------------------------------------------------------------------------------
    @property
    def contact(self) -> Contact | None:
        """The contact at hand, ringing or talking or in after-contact work; the call, if there are several."""
        return self.session.contact

    def describe_contact(self) -> Json | None:
        """The contact at hand as messages tell it, None without one."""
        contact = self.session.contact
        return None if contact is None else self._call_in(lambda: describe(self._centre, contact))

    def describe_contacts(self) -> list[Json]:
        """Every contact at hand, each with its `activity`."""

        def look() -> list[Json]:
            slots = self.session.slots.values()
            return [{**describe(self._centre, slot.contact), "activity": str(slot.activity)} for slot in slots]

        return self._call_in(look)

    def _take(self, message: Json) -> None:
        self.messages.append(message)
        if self._listener is not None:
            self._listener(message)
