"""A telephone on a page: one WebSocket, one call at a time."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from anyio.to_thread import run_sync
from starlette.websockets import WebSocket

from local.connect.contacts.presence import NotPossible
from local.connect.instance import ConnectInstance
from local.connect.people import Caller
from local.laptop.line import Line, Message
from local.laptop.telephone_messages import find_expected_keys, translate

_E164 = re.compile(r"\+[1-9]\d{6,14}")


async def serve_telephone(socket: WebSocket, instance: ConnectInstance, forwards: Mapping[str, str]) -> None:
    """Serve /laptop/telephone until the page leaves; leaving hangs up.

    forwards: number that people dial -> number on which Connect hears the call, as a carrier's forwarding (both E.164).
    """
    telephone = _Telephone(Line(socket), instance, forwards)
    await socket.accept()
    try:
        await telephone.line.converse(telephone.obey)
    finally:
        await run_sync(telephone.leave)


class _Telephone:
    """What the page does with the telephone, and what it is told. Orders run on threads of their own."""

    def __init__(self, line: Line, instance: ConnectInstance, forwards: Mapping[str, str]) -> None:
        self.line = line
        self._instance = instance
        self._forwards = forwards
        self._caller: Caller | None = None
        self._answered = False
        self._orders: dict[str, Callable[[Mapping[str, Any]], None]] = {
            "dial": self._dial,
            "carry": self._carry,
            "answer": lambda _: self._take_up(),
            "refuse": lambda _: self._refuse(),
            "press": self._press,
            "heard": lambda _: self._heard(),
            "hang_up": lambda _: self.hang_up(),
        }

    def obey(self, order: Message) -> None:
        """Do what the page asks; what does not fit the moment is left undone."""
        act = self._orders.get(str(order.get("do")))
        if act is not None:
            act(order)

    def hang_up(self) -> None:
        """End the call, or refuse the one that rings; harmless without one."""
        if self._caller is not None:
            self._caller.hang_up()

    def leave(self) -> None:
        """The page is gone: nobody is at that number any more."""
        self.hang_up()
        if self._caller is not None:
            self._caller.unplug()

    def _carry(self, order: Mapping[str, Any]) -> None:
        """This telephone has that number from now on: it rings when somebody calls it."""
        number = str(order.get("number") or "")
        if not _E164.fullmatch(number):
            self._refuse_order("BAD_NUMBER")
        elif self._caller is not None and self._caller.in_call:
            self._refuse_order("IN_CALL")
        else:
            self._plug_in(number)
            self.line.tell({"type": "carried", "number": number})

    def _plug_in(self, number: str) -> Caller:
        """One telephone, one number: the one before is given back."""
        if self._caller is None or self._caller.number != number:
            if self._caller is not None:
                self._caller.unplug()
            self._caller = Caller(self._instance, number, self._hear)
        return self._caller

    def _take_up(self) -> None:
        if self._caller is not None:
            try:
                self._caller.answer()
            except NotPossible:
                return  # they gave up meanwhile

    def _refuse(self) -> None:
        if self._caller is not None:
            try:
                self._caller.refuse()
            except NotPossible:
                return  # they gave up meanwhile
            self.line.tell({"type": "ended", "reason": "REFUSED"})

    def _dial(self, order: Mapping[str, Any]) -> None:
        caller, dialled = str(order.get("from") or ""), str(order.get("to") or "")
        if not all(map(_E164.fullmatch, (caller, dialled))):
            self._refuse_order("BAD_NUMBER")
            return
        if self._caller is not None and self._caller.in_call:
            self._refuse_order("IN_CALL")
            return
        self.line.tell({"type": "dialling"})
        self._answered = False
        try:
            self._plug_in(caller).dial(self._forwards.get(dialled, dialled))
        except NotPossible:
            self._refuse_order("BEING_CALLED")

    def _refuse_order(self, reason: str) -> None:
        """reason: a word that the page has a sentence for, in its reader's language (`phone.why.<reason>`)."""
        self.line.tell({"type": "failed", "reason": reason})

    def _press(self, order: Mapping[str, Any]) -> None:
        if self._caller is not None and self._caller.in_call:
            try:
                self._caller.press(str(order.get("keys") or ""))
            except NotPossible:
                return  # the call ended meanwhile, or this is no key of a telephone

    def _heard(self) -> None:
        """The page has spoken all that it was told: the flow need not wait for the estimated time."""
        if self._caller is not None and self._caller.in_call:
            try:
                self._caller.heard_all()
            except NotPossible:
                return  # the call ended meanwhile

    def _hear(self, message: Message) -> None:
        """Called on the simulator's thread."""
        self._answered = self._answered or message["type"] in ("answered", "incoming")
        keys = find_expected_keys(self._instance, self._caller) if message.get("asks") else []
        for told in translate(message, answered=self._answered, keys=keys):
            self.line.tell(told)
