"""The telephone network outside: numbers that the centre can ring."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from local.connect.contacts.line import Line
from local.connect.ports import Cancellable, Runtime

_E164 = re.compile(r"\+[1-9]\d{6,14}")
NO_ANSWER_S = 60.0


class Telephone(Protocol):
    """Somebody's telephone, as the network sees it."""

    def ring(self, call: "OutsideCall") -> None:
        """It rings. Answer by `call.answer()`, refuse by `call.refuse()`, later leave by `call.leave()`."""

    def join(self, line: Line) -> None:
        """It has answered and is the contact's line now: take its messages by setting `line.notify`."""

    def silence(self, call: "OutsideCall") -> None:
        """The centre gave up or ended the call."""


@dataclass(slots=True)
class OutsideCall:
    """A call from the centre to a number."""

    number: str
    caller_id: str | None
    on_answer: Callable[[], None]
    on_fail: Callable[[], None]
    on_leave: Callable[[], None]
    telephone: Telephone | None = None
    state: str = "ringing"
    timer: Cancellable | None = field(default=None)
    why: str = ""
    """Why it failed: busy (or refused) or no_answer."""

    def answer(self) -> None:
        """The person takes the call."""
        if self.state == "ringing":
            self.state = "talking"
            self._stop_timer()
            self.on_answer()

    def refuse(self) -> None:
        """Busy, rejected, or nobody there."""
        if self.state == "ringing":
            self.state = "over"
            self.why = self.why or "busy"
            self._stop_timer()
            self.on_fail()

    def ring_out(self) -> None:
        """Nobody came to the telephone: the network gives up."""
        if self.state == "ringing":
            self.why = "no_answer"
            if self.telephone is not None:
                self.telephone.silence(self)
            self.refuse()

    def leave(self) -> None:
        """The person hangs up."""
        if self.state == "talking":
            self.state = "over"
            self.on_leave()

    def hang_up(self) -> None:
        """The centre's side gives up ringing, or ends the conversation."""
        if self.state == "over":
            return
        self.state = "over"
        self._stop_timer()
        if self.telephone is not None:
            self.telephone.silence(self)

    def _stop_timer(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None


class OutsideNetwork:
    """Telephones by number. A number without a telephone rings unanswered."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self.telephones: dict[str, Telephone] = {}

    def can_dial(self, number: str) -> bool:
        """Whether the number is E.164."""
        return _E164.fullmatch(number) is not None

    def ring(self, call: OutsideCall, ring_s: float = NO_ANSWER_S) -> None:
        """Ring it; unanswered calls fail after `ring_s`, a minute unless told."""
        call.telephone = self.telephones.get(call.number)
        call.timer = self._runtime.call_later(ring_s, call.ring_out)
        if call.telephone is not None:
            call.telephone.ring(call)
