"""What the desk may ask for, and why it was not done when the moment did not fit."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from local.connect.contacts.presence import NotPossible
from local.connect.people import AgentPanel

Order = Mapping[str, Any]
_WHY = (  # the simulator's sentence -> what the page says in the person's language
    (r"takes no calls now", "not_free"),
    (r"cannot be dialled|there is no quick connect|has no number", "no_such_number"),
    (r"sign in first", "offline"),
    (r"finish the (call|contact) first", "in_call"),
    (r"nobody was called in|nobody to join", "nobody_called_in"),
    (r"nobody has answered yet", "not_answered_yet"),
    (r"being called already", "calling_already"),
    (r"cannot talk together", "too_many"),
    (r"is in this conversation", "is_there_already"),
    (r"a telephone has the keys", "no_such_key"),
    (r"the view has no|must be filled in| offers ", "not_in_the_view"),
)


def explain(refusal: NotPossible) -> str:
    """A word for the reason, `not_now` for those that have none of their own."""
    return next((word for sentence, word in _WHY if re.search(sentence, str(refusal))), "not_now")


def _participant(order: Order) -> str | None:
    return str(order["participant"]) if order.get("participant") else None


def _text(order: Order, name: str) -> str:
    return str(order.get(name) or "")


def _attributes(order: Order) -> dict[str, str]:
    given = order.get("attributes")
    return {str(name): str(value) for name, value in given.items()} if isinstance(given, dict) else {}


def _call_back(panel: AgentPanel, order: Order) -> None:
    """The customer of an earlier contact; their number, when the centre no longer knows of it or it had another one."""
    try:
        panel.call_back(_text(order, "of"), _attributes(order))
    except NotPossible as refusal:
        if explain(refusal) != "no_such_number" or not order.get("number"):
            raise
        panel.dial(_text(order, "number"), _attributes(order))


CALLS: Mapping[str, Callable[[AgentPanel, Order], object]] = {
    "dial": lambda panel, order: panel.dial(_text(order, "number"), _attributes(order)),
    "call_back": _call_back,
}
"""Orders for which there must be no call at hand."""

ORDERS: Mapping[str, Callable[[AgentPanel, Order], object]] = {
    "accept": lambda panel, order: panel.accept(order["contact_id"]),
    "reject": lambda panel, order: panel.reject(order["contact_id"]),
    "hang_up": lambda panel, order: panel.hang_up(order["contact_id"]),
    "finish": lambda panel, order: panel.finish(order["contact_id"]),
    "hold": lambda panel, order: panel.hold(_participant(order)),
    "resume": lambda panel, order: panel.resume(_participant(order)),
    "mute": lambda panel, order: panel.mute(bool(order.get("on", True))),
    "send_keys": lambda panel, order: panel.send_keys(_text(order, "keys")),
    "consult": lambda panel, order: panel.consult(_text(order, "to")),
    "join": lambda panel, _: panel.join(),
    "transfer": lambda panel, order: panel.transfer(_text(order, "to") or None),
    "answer_view": lambda panel, order: panel.answer_view(
        _text(order, "action"), dict(order.get("fields") or {}), _text(order, "guide_id") or None
    ),
    "drop": lambda panel, order: panel.drop(_text(order, "participant")),
}
"""Orders for the contact that they name: one that is gone must not hit the next one."""
