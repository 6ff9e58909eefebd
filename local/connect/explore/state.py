"""What is known of a contact on some way through a flow: which values were set, which the world still decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from local.connect.explore.values import (
    ANY,
    CHANNEL,
    NUMBER,
    PHONE,
    Demand,
    Domain,
    Is,
    Joined,
    Unknown,
    Value,
    solve,
)
from local.connect.language.parsing import as_text
from local.connect.language.references import ROOTS, has_marks, is_reference, path_of, references_in

EMPTY_AT_START = frozenset({"Loop"})
"""Roots in which nothing stands when a flow begins; of flow attributes see `search`."""
_DOMAINS: dict[tuple[str, ...], Domain] = {
    ("Channel",): CHANNEL,
    ("CustomerEndpoint", "Address"): Domain("an address", "", PHONE.examples),
    ("CustomerCallbackNumber",): Domain("an address", "", PHONE.examples),
    ("SystemEndpoint", "Address"): Domain("an address", "", ("+18005550199",)),
    ("MediaStreams", "Customer", "Audio", "StreamARN"): Domain(
        "a stream, or none", "|arn:.+", ("", "arn:aws:kinesisvideo")
    ),
    ("StoredCustomerInput",): Domain("what was keyed in", "", ("", "1", "12345")),
}


@dataclass(frozen=True, slots=True)
class State:
    """store: values by path that actions of the flow have set; born: for a root or a part of it, the step that answered it
    last; demands: what the way so far needs of each unknown value; loops: turns done by action.
    """

    action: str
    steps: int = 0
    store: Mapping[tuple[str, ...], Value] = field(default_factory=lambda: MappingProxyType({}))
    born: Mapping[tuple[str, ...], int] = field(default_factory=lambda: MappingProxyType({}))
    demands: Mapping[Unknown, tuple[Demand, ...]] = field(default_factory=lambda: MappingProxyType({}))
    loops: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    # --- reading ----------------------------------------------------------------------------------------------------
    def lookup(self, path: tuple[str, ...]) -> Value:
        """The value at a path."""
        return self.read(plain(path))

    def read(self, path: tuple[str, ...]) -> Value:
        """The same for a path that is `plain` already."""
        kept = self.store.get(path)
        if kept is not None:
            return kept
        root, born = path[0], self._born(path)
        if born == 0 and (root in EMPTY_AT_START or path[:2] == ("Modules", "ResultData")):
            return ""
        domain = NUMBER if root == "Metrics" and path[-1] not in ("Name", "ARN") else _DOMAINS.get(path, ANY)
        return Unknown(path, born, domain)

    def _born(self, path: tuple[str, ...]) -> int:
        return (
            max((self.born.get(path[:length], 0) for length in range(1, len(path) + 1)), default=0) if self.born else 0
        )

    def evaluate(self, written: Any) -> Value:
        """A parameter as it would be resolved here."""
        text = as_text(written) if written is not None else ""
        if not has_marks(text):
            return text
        if is_reference(text):
            return self.lookup(path_of(text))
        return _join(self._pieces(text))

    def _pieces(self, text: str) -> list[Value]:
        pieces: list[Value] = []
        rest = text
        for reference in references_in(text):
            before, found, rest = rest.partition(reference)
            pieces.append(before)
            pieces.append(self.lookup(path_of(found)) if path_of(found)[0] in ROOTS else found)
        return [*pieces, rest]

    def chosen(self, unknown: Unknown) -> str | None:
        """A text that fulfils everything demanded of it so far."""
        return solve(unknown.domain, self.demands.get(unknown, ()))

    # --- what follows -----------------------------------------------------------------------------------------------
    def demand(self, unknown: Unknown, *more: Demand) -> "State | None":
        """The same with more demanded of a value; None when nothing fulfils it all."""
        had = self.demands.get(unknown, ())
        wanted = tuple(dict.fromkeys((*had, *more)))
        if wanted == had:
            return self
        if solve(unknown.domain, wanted) is None:
            return None
        return replace(self, demands={**self.demands, unknown: wanted})

    def pin(self, value: Value) -> "tuple[State, str]":
        """Decide on a text for the value."""
        if isinstance(value, str):
            return self, value
        state, text = self, ""
        for part in value.parts if isinstance(value, Joined) else (value,):
            if isinstance(part, str):
                text += part
                continue
            chosen = state.chosen(part) or ""
            state = state.demand(part, Is(chosen)) or state
            text += chosen
        return state, text

    def at(self, action: str) -> "State":
        """The same, standing at another action."""
        return replace(self, action=action)

    def keep(self, values: Mapping[tuple[str, ...], Value]) -> "State":
        """The same with these paths set."""
        return replace(self, store={**self.store, **values})

    def renew(self, root: str, *names: str) -> "State":
        """The same after this step's action has filled a whole root anew, as a function fills `$.External`; or only these
        names in it, as a search fills `$.Customer`.
        """
        filled = [(root, *name.split(".")) for name in names] or [(root,)]
        store = {path: value for path, value in self.store.items() if not any(path[: len(f)] == f for f in filled)}
        return replace(self, store=store, born={**self.born, **dict.fromkeys(filled, self.steps + 1)})

    # --- telling states apart ---------------------------------------------------------------------------------------
    def key(self, watched: tuple[tuple[str, ...], ...]) -> tuple[Any, ...]:
        """Equal for states in which everything that matters further on is the same. watched: the paths that matter."""
        seen = tuple(self._describe(self.read(path)) for path in watched)
        return self.action, tuple(sorted(self.loops.items())), seen

    def _describe(self, value: Value) -> Any:
        if isinstance(value, Unknown):
            return value.path, self.demands.get(value, ())
        if isinstance(value, Joined):
            return tuple(self._describe(part) for part in value.parts)
        return value


def plain(path: tuple[str, ...]) -> tuple[str, ...]:
    """One spelling for a path: names with dots are taken apart, `$.LambdaInvocation.ResultData` is `$.External`."""
    steps = tuple(".".join(path).split("."))
    return ("External", *steps[2:]) if steps[:2] == ("LambdaInvocation", "ResultData") else steps


def _join(pieces: list[Value]) -> Value:
    flat: list[str | Unknown] = []
    for piece in pieces:
        flat.extend(piece.parts if isinstance(piece, Joined) else (piece,))
    merged: list[str | Unknown] = []
    for part in flat:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    if all(isinstance(part, str) for part in merged):
        return "".join(str(part) for part in merged)
    return merged[0] if len(merged) == 1 else Joined(tuple(merged))


def paths_in(value: Any) -> set[tuple[str, ...]]:
    """All paths that a parameter reads, however deep."""
    if isinstance(value, dict):
        return set().union(*(paths_in(item) for pair in value.items() for item in pair))
    if isinstance(value, list):
        return set().union(*(paths_in(item) for item in value))
    if not isinstance(value, str) or not has_marks(value):
        return set()
    whole = {value} if is_reference(value) else set(references_in(value))
    return {plain(path_of(reference)) for reference in whole}
