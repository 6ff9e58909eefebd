"""What a telephone page is told: the simulator's messages in the page's words."""

import re
from collections.abc import Sequence

from local.connect.contacts.calls import CUSTOMER
from local.connect.instance import ConnectInstance
from local.connect.people import Caller
from local.connect.people.caller import KEYS
from local.laptop.line import Message

_TAG = re.compile(r"<[^>]+>")


def find_expected_keys(instance: ConnectInstance, caller: Caller | None) -> list[str]:
    """The keys that lead somewhere at the question just asked, in the order of the flow; empty when it takes any.

    On the simulator's thread. A key of the company's menu that leads nowhere (attribute `menu_<key>`: "none") is left out.
    """
    contact = caller.contact if caller is not None else None
    run = instance.centre.runs.get((contact.id, CUSTOMER)) if contact is not None else None
    if contact is None or run is None:
        return []
    keys = [str(operand) for condition, _ in run.frame.action.transitions.conditions for operand in condition.operands]
    return [key for key in keys if key in KEYS and contact.attributes.get(f"menu_{key}") != "none"]


def translate(message: Message, *, answered: bool, keys: Sequence[str] = ()) -> list[Message]:
    """The page's messages for one of the simulator's; answered: whether the call ever came through; keys: those expected."""
    match message:
        case {"type": "heard", "asks": asks}:
            heard = {"type": "heard", "text": _words(message), "language": message["language"]}
            return [heard] if asks is None else [heard, _question(asks, keys)]
        case {"type": "queued"}:
            return [{"type": "waiting"}]
        case {"type": "incoming", "from": number}:
            return [{"type": "ringing", "from": str(number or "")}]
        case {"type": "connected", "agent": agent}:
            return [{"type": "talking", "agent": agent}]
        case {"type": "held" | "resumed" as kind}:
            return [{"type": kind}]
        case {"type": "keys", "keys": tones}:
            return [{"type": "tones", "keys": tones}]
        case {"type": "third_party", "number": number}:
            return [{"type": "talking", "agent": number}]
        case {"type": "ended", "reason": reason}:
            return [{"type": "ended" if answered else "failed", "reason": str(reason or "")}]
        case _:
            return []


def _question(asks: Message, keys: Sequence[str]) -> Message:
    return {
        "type": "asked",
        "kind": asks["kind"],
        "keys": list(keys),
        "max_length": asks.get("max_length", 1),
        "terminator": asks.get("terminator", ""),
        "seconds": asks["time_limit_s"],
    }


def _words(message: Message) -> str:
    return str(message["text"] or _TAG.sub(" ", message["ssml"] or "").strip() or message["prompt"] or "")
