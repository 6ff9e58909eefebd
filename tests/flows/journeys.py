"""Ways through the trunk: who calls, how the company is, what is keyed, and what fails on the way. Together they pass
by every block of `inbound` and of the module `ticket-state`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dozor.domain.outage import Outage, Resource, Scope
from dozor.domain.specialist import LeadsTo, Specialist
from dozor.domain.working_calendar import WorkingCalendar
from local.connect.people import Caller
from local.connect.ports import Json, LambdaAnswer
from tests.flows.switchboard import STRANGER, Switchboard, open_switchboard
from tests.unit.application.trade import NOW, PHONE

OUTSIDE = "+79000000777"
CLOSED = WorkingCalendar({"sun": ((0, 60),)})
BROKEN = LambdaAnswer(error="Unhandled")
MENU = {
    "0": "operator", "1": "emergency", "2": "repair", "3": "ticket_state", "4": "accounting", "5": "meter_readings",
    "6": "voice_message", "7": "specialist:lift", "8": "coordinator",
}  # fmt: skip


@dataclass(frozen=True)
class Journey:
    """answers: what is keyed at each question, then silence. failing: blocks of `inbound` that fail, how often.

    functions: those that answer something else. outside: the outside number answers. remembered, outage: what is known.
    """

    answers: tuple[str, ...] = ()
    number: str = STRANGER
    company: Mapping[str, Any] = field(default_factory=dict)
    failing: Mapping[str, int] = field(default_factory=dict)
    functions: Mapping[str, Any] = field(default_factory=dict)
    outside: bool = False
    remembered: str = ""
    outage: bool = False

    def prepare(self) -> Switchboard:
        """The switchboard before the call."""
        board = open_switchboard(**{"menu": MENU, **self.company})
        board.trade.register()
        for name, answer in self.functions.items():
            board.functions[name] = answer(board.functions[name]) if callable(answer) else answer
        for action, times in self.failing.items():
            board.fail(action, times)
        if self.remembered:
            board.callers.languages["zarya", self.number] = self.remembered
        if self.outage:
            board.outages.add(Outage("zarya", "o1", Resource.COLD_WATER, (Scope("b1", "1 Main Street"),), NOW), [])
        if self.outside:
            Obliging(board)
        return board

    def go(self, board: Switchboard) -> Caller:
        """The call, until the caller waits in a queue or it is over."""
        caller = Caller(board.instance, self.number)
        caller.dial("+12025550101")
        board.listen(caller, since=0)
        board.walk(caller, self.answers)
        return caller


class Obliging(Caller):
    """The outside number: answers, talks for five seconds, hangs up."""

    def __init__(self, board: Switchboard) -> None:
        super().__init__(board.instance, OUTSIDE, self._hear)
        self._board = board

    def _hear(self, message: Json) -> None:
        if message["type"] == "incoming":
            self._board.runtime.call_later(1, self.answer)
            self._board.runtime.call_later(6, self.hang_up)


def only_first_language(real: Any) -> Any:
    """A load_company that cannot give a chosen language."""
    return lambda event: BROKEN if event["Details"]["Parameters"].get("language") else real(event)


def only_once(real: Any) -> Any:
    """A function that fails from its second call on."""
    calls: list[Json] = []

    def answer(event: Json) -> Any:
        calls.append(event)
        return real(event) if len(calls) == 1 else BROKEN

    return answer


def lift(**changes: Any) -> dict[str, Any]:
    """A company with one specialist, outside."""
    entry = {"names": {"ru": "Лифты"}, "leads_to": LeadsTo.NUMBER, "target": OUTSIDE, **changes}
    return {"specialists": (Specialist("lift", **entry),)}


_ASKS = {"choose_language": True}
JOURNEYS: tuple[Journey, ...] = (
    Journey(("0",)),
    Journey(("1", "1")),
    Journey(("1", "2")),
    Journey(("1", "3")),
    Journey(("2",)),
    Journey(("9", "9")),
    Journey(("", "")),
    Journey(("8",)),
    Journey(("7", ""), company=lift(), outside=True),
    Journey(("7",), company=lift()),
    Journey(("7",), company=lift(leads_to=LeadsTo.QUEUE, target="repair")),
    Journey(("7", ""), company=lift(calendar=CLOSED, closed=LeadsTo.MESSAGE)),
    Journey(("4",), company={"calendar": CLOSED}),
    Journey(("4",), functions={"find_specialist": BROKEN}),
    Journey(("4",)),
    Journey(("6",)),
    Journey(("5",)),
    Journey(("5",), functions={"find_meters": {"step": "x", "words": "-", "ask": "nothing", "next": "menu"}}),
    Journey(("3", "", ""), number=PHONE),
    Journey(("3", "*", "1#", "", ""), number=PHONE),
    Journey(("3", "77#", "", "1#", "")),
    Journey(("3", "77#", "77#", "77#")),
    Journey(("3", "1#"), functions={"find_ticket": BROKEN}),
    Journey(("3",), number=PHONE, functions={"find_ticket": only_once}),
    Journey(("2", "0"), company=_ASKS),
    Journey(("", "1", "0"), company=_ASKS),
    Journey(("", "", "", "", "0"), company=_ASKS),
    Journey(("", "*", "", "", "*", "0"), company=_ASKS),
    Journey(("0",), company=_ASKS, remembered="en"),
    Journey(("2", "0"), company=_ASKS, functions={"load_company": only_first_language}),
    Journey(("2", "0"), company=_ASKS, functions={"identify_caller": only_once}, number=PHONE),
    Journey(("", "0"), number=PHONE, outage=True),
    Journey((), failing={"load-company": 1}),
    Journey(("0",), failing={"enqueue": 2}),
    *(Journey((str(key),)) for key in range(10)),
)  # fmt: skip
