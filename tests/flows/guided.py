"""An operator without our desk, with a conversation and the guide beside it."""

from collections.abc import Callable
from typing import Any

from dozor.domain.company import Company
from dozor.domain.ticket import Ticket
from local.connect.contacts.contact import Contact
from local.connect.language.views import fields_of
from local.connect.people import AgentPanel, Caller
from local.connect.ports import Json, LambdaAnswer
from tests.flows.switchboard import Switchboard, open_switchboard
from tests.unit.application.trade import PHONE


class Guided:
    """A conversation, and the guide beside it."""

    def __init__(self, number: str = PHONE, board: Switchboard | None = None, **zarya: Any) -> None:
        self.board = board or open_switchboard(**zarya)
        self.operator: AgentPanel = self.board.agent(guide=True)
        self.caller: Caller = self.board.call(number=number)
        self.board.press(self.caller, "0")
        self.board.answer(self.operator, self.caller)
        self.board.runtime.settle()

    @property
    def shown(self) -> str:
        """Which view is on the screen; "" for none."""
        view = self.operator.view
        return view["view"].removeprefix("Dozor-").removeprefix("ticket-") if view else ""

    @property
    def guide(self) -> Contact:
        """The guide's own contact."""
        contacts = self.board.instance.centre.contacts.values()
        return next(one for one in reversed(list(contacts)) if one.channel == "CHAT")

    def do(self, action: str, **fields: Any) -> str:
        """Choose an action; what is shown then."""
        self.operator.answer_view(action, fields)
        self.board.runtime.settle()
        return self.shown

    def text(self) -> str:
        """Everything that is read on the screen, as one text."""
        assert self.operator.view is not None
        return repr(self.operator.view["body"])

    def offered(self, field: str) -> list[str]:
        """The values that a list offers."""
        assert self.operator.view is not None
        return [one["Value"] for one in fields_of({"Body": self.operator.view["body"]})[field]["Options"]]

    def to(self, view: str) -> None:
        """The shortest way to a view."""
        steps: dict[str, tuple[str, Json]] = {
            "caller": ("Next", {}),
            "problem": ("Next", {"Problem": "leak"}),
            "question": ("Next", {}),
            "words": ("Next", {}),
            "summary": ("Save", {}),
        }
        while self.shown != view:
            action, fields = steps[self.shown]
            self.do(action, **fields)

    def tickets(self) -> list[Ticket]:
        """What was registered."""
        return sorted(self.board.trade.tickets.list("zarya", open_only=False).items, key=lambda one: int(one.number))

    def given(self, field: str) -> Any:
        """What a field of the form shows before anybody touches it."""
        assert self.operator.view is not None
        return fields_of({"Body": self.operator.view["body"]})[field]["DefaultValue"]

    def fail(self, function: str = "guide_ticket") -> None:
        """The next answer of a function is too late, and nothing is done."""
        works = self.board.functions[function]

        def once(_: Json) -> LambdaAnswer:
            self.board.functions[function] = works
            return LambdaAnswer(error="too late")

        self.board.functions[function] = once

    def change(self, change: Callable[[Company], Company]) -> None:
        """The company is changed while the form lies open."""
        self.board.trade.companies.save(change(self.board.trade.companies.get("zarya")))


def lost(function: Any) -> Any:
    """A function that works and whose first answer never arrives."""
    calls: list[Json] = []

    def invoke(event: Json) -> Any:
        answer = function(event)
        calls.append(event)
        return LambdaAnswer(error="too late") if len(calls) == 1 else answer

    return invoke


def views_shown(on: Guided) -> list[tuple[str, str, Json]]:
    """(contact, view, data) of every view."""
    shown: list[tuple[str, str, Json]] = on.board.instance.centre.host.services.views.shown  # type: ignore[attr-defined]
    return shown
