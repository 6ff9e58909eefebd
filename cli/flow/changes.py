"""The changes between two versions of a flow, step by step, in words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cli.flow.picture.captions import detail, label, title
from local.connect.engine.registry import catalogue
from local.connect.explore.ways import outcomes
from local.connect.language.model import Action, Flow

PROMPTS = ("Text", "SSML", "PromptId", "Media", "Messages")
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Change:
    """One change. action: the step, "" for the flow itself; kind: added, removed, renamed, said, set or led."""

    action: str
    kind: str
    text: str


def find_changes(old: Flow, new: Flow) -> list[Change]:
    """What came, what went, and what is otherwise in the steps that stayed; places in the designer's picture are nothing."""
    renamed = _renamed(old, new)
    found = [Change(name, "removed", f"is gone ({_describe(old.actions[name])})")
             for name in old.actions if name not in new.actions and name not in renamed]  # fmt: skip
    came = set(renamed.values())
    found += [Change(name, "added", f"is new: {_describe(action)}")
              for name, action in new.actions.items() if name not in old.actions and name not in came]  # fmt: skip
    found += [Change(after, "renamed", f"was called {before} before") for before, after in renamed.items()]
    if renamed.get(old.start_action, old.start_action) != new.start_action:
        found.append(Change("", "led", f"The flow now begins at {new.start_action} instead of {old.start_action}."))
    for name, action in old.actions.items():
        later = new.actions.get(renamed.get(name, name))
        if later is not None:
            found.extend(_compare(action, later, renamed))
    return found


def _describe(action: Action) -> str:
    words = detail(action)
    return f"{title(action)}: {_short(words)}" if words else title(action)


def _renamed(old: Flow, new: Flow) -> dict[str, str]:
    """Steps that are the same but for their identifier, where there is no doubt which."""
    gone = [action for name, action in old.actions.items() if name not in new.actions]
    came = [action for name, action in new.actions.items() if name not in old.actions]
    return {
        before.identifier: twins[0].identifier
        for before in gone
        if len(twins := [after for after in came if _likeness(after) == _likeness(before)]) == 1
        and sum(_likeness(other) == _likeness(before) for other in gone) == 1
    }


def _likeness(action: Action) -> tuple[str, str]:
    return action.type, _text(dict(action.parameters))


def _compare(old: Action, new: Action, renamed: dict[str, str]) -> Iterator[Change]:
    if old.type != new.type:
        yield Change(new.identifier, "set", f"was {_describe(old)} and is now {_describe(new)}")
    else:
        yield from _compare_parameters(old, new)
    yield from _compare_ways(old, new, renamed)


def _compare_parameters(old: Action, new: Action) -> Iterator[Change]:
    before, after = dict(_flat(old.parameters)), dict(_flat(new.parameters))
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if name.split(".")[0].split("[")[0] in PROMPTS:
            told = f"says {_quoted(now)}" if was is None else f"no longer says {_quoted(was)}" if now is None else (
                f"says {_quoted(now)} instead of {_quoted(was)}")  # fmt: skip
            yield Change(new.identifier, "said", told)
        elif was is None:
            yield Change(new.identifier, "set", f"{name} is new: {_short(str(now))}")
        elif now is None:
            yield Change(new.identifier, "set", f"{name} is gone; it was {_short(was)}")
        else:
            yield Change(new.identifier, "set", f"{name} is {_short(now)} instead of {_short(was)}")


def _compare_ways(old: Action, new: Action, renamed: dict[str, str]) -> Iterator[Change]:
    before = {way: renamed.get(target, target) for way, target in _ways(old).items()}
    after = _ways(new)
    for way in dict.fromkeys((*before, *after)):
        was, now = before.get(way), after.get(way)
        if was == now:
            continue
        name = way or "then"
        if was is None:
            yield Change(new.identifier, "led", f"{name} is new and leads to {now}")
        elif now is None:
            yield Change(new.identifier, "led", f"{name} is gone; it led to {was}")
        else:
            yield Change(new.identifier, "led", f"{name} leads to {now} instead of {was}")


def _ways(action: Action) -> dict[str, str]:
    return {label(action, branch): branch.target for branch in outcomes(action, catalogue().get(action.type))}


def _flat(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every single value with its place: Attributes.name, Messages[0].Text."""
    if hasattr(value, "items"):
        for key, inner in value.items():
            yield from _flat(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _flat(inner, f"{place}[{number}]")
    else:
        yield place, str(value)


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _quoted(text: str | None) -> str:
    return f'"{_short(text or "")}"'


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
