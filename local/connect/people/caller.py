"""A caller at a telephone.

Every method may be called from any thread. Messages (see README.md for their shapes) arrive on the simulator's
thread: hand them on, do not work there.
"""

from collections.abc import Callable

from local.connect.contacts.contact import Contact
from local.connect.contacts.line import Line
from local.connect.contacts.outside import OutsideCall
from local.connect.contacts.presence import NotPossible
from local.connect.engine.outcomes import Uttered
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

Listener = Callable[[Json], None]
KEYS = frozenset("0123456789*#")


class Caller:
    """A person with a telephone. `number` is E.164; it can call and be called.

    messages: everything received, in order; listener: gets each message too.
    """

    def __init__(self, instance: ConnectInstance, number: str, listener: Listener | None = None) -> None:
        self.number = number
        self.messages: list[Json] = []
        self._instance = instance
        self._centre = instance.centre
        self._call_in = instance.ports.runtime.call
        self._listener = listener
        self._line: Line | None = None
        self._incoming: OutsideCall | None = None
        self._call_in(lambda: self._centre.outside.telephones.__setitem__(number, self))

    # --- what the person does ---------------------------------------------------------------------------------------
    def dial(self, number: str) -> str | None:
        """Call `number` (E.164). The contact's id, or None when it is not in service. NotPossible during a call."""
        return self._call_in(lambda: self._dial(number))

    def press(self, keys: str) -> None:
        """Press keys, one after the other. NotPossible without a call or for other characters."""
        if not set(keys) <= KEYS:
            raise NotPossible(f"a telephone has the keys 0-9, * and #, not {keys!r}")
        self._call_in(lambda: self._centre.calls.press(self._contact_now(), keys))

    def say(self, words: str) -> None:
        """Say something to the bot that listens; if none does, nobody hears it."""
        self._call_in(lambda: self._centre.calls.signal(self._contact_now(), Uttered(words)))

    def heard_all(self) -> None:
        """The telephone has spoken the last prompt to its end: no need to wait for the estimated time."""
        self._call_in(lambda: self._centre.calls.spoken(self._contact_now()))

    def hang_up(self) -> None:
        """End the call; harmless without one."""
        self._call_in(self._hang_up)

    def answer(self) -> None:
        """Take an incoming call."""
        self._call_in(lambda: self._ringing().answer())

    def refuse(self) -> None:
        """Refuse an incoming call."""
        self._call_in(self._refuse)

    def unplug(self) -> None:
        """Nobody is at this number any more; it rings unanswered."""
        self._call_in(self._unplug)

    # --- what is seen -----------------------------------------------------------------------------------------------
    @property
    def contact(self) -> Contact | None:
        """The contact of the call, None without one."""
        return self._line.contact if self._line is not None else None

    @property
    def in_call(self) -> bool:
        """Whether the line is open."""
        return self._line is not None and self._line.open

    def heard(self) -> list[str]:
        """The prompts heard, as texts (SSML, or the prompt's name, where there is no text)."""
        return [m["text"] or m["ssml"] or m["prompt"] or "" for m in self.messages if m["type"] == "heard"]

    # --- what the network calls (Telephone) -------------------------------------------------------------------------
    def ring(self, call: OutsideCall) -> None:
        """The centre calls."""
        if self.in_call or self._incoming is not None:
            call.refuse()
            return
        self._incoming = call
        self._take({"type": "incoming", "contactId": None, "from": call.caller_id})

    def join(self, line: Line) -> None:
        """The answered call is now a contact's line."""
        self._line = line
        line.notify = self._take

    def silence(self, call: OutsideCall) -> None:
        """The centre gave up, or the conversation with a third party is over."""
        if self._incoming is call:
            self._incoming = None
            if self._line is None or not self._line.open:
                self._take({"type": "ended", "contactId": None, "reason": "CALLER_GAVE_UP"})

    # --- inside -----------------------------------------------------------------------------------------------------
    def _dial(self, number: str) -> str | None:
        if self.in_call:
            raise NotPossible("hang up first")
        self._line = Line(self.number, self._take)
        contact = self._centre.calls.begin_inbound(self._line, number)
        return contact.id if contact is not None else None

    def _hang_up(self) -> None:
        call, self._incoming = self._incoming, None
        if call is not None and call.state == "ringing":
            call.refuse()
            return
        contact = self.contact
        if contact is not None:
            self._centre.endings.hang_up(contact)
        elif call is not None:
            call.leave()
            self._take({"type": "ended", "contactId": None, "reason": "HUNG_UP"})

    def _unplug(self) -> None:
        telephones = self._centre.outside.telephones
        if telephones.get(self.number) is self:
            del telephones[self.number]

    def _refuse(self) -> None:
        call = self._ringing()
        self._incoming = None
        call.refuse()

    def _ringing(self) -> OutsideCall:
        if self._incoming is None or self._incoming.state != "ringing":
            raise NotPossible("nobody calls")
        return self._incoming

    def _contact_now(self) -> Contact:
        contact = self.contact
        if contact is None or not self.in_call:
            raise NotPossible("there is no call")
        return contact

    def _take(self, message: Json) -> None:
        self.messages.append(message)
        if message["type"] == "ended":
            self._incoming = None
        if self._listener is not None:
            self._listener(message)
