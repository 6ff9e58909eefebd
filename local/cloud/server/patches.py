"""Replacing attributes of moto for as long as the laptop cloud runs, and putting them back after it."""

from collections.abc import Callable, MutableMapping
from typing import Any


class Patches:
    """A list of replaced attributes that can be undone in one go, the last one first."""

    def __init__(self) -> None:
        self._originals: list[tuple[Any, str, Any, bool]] = []

    def replace(self, owner: Any, name: str, value: Any) -> Any:
        """Set owner.name to value and return what stood there (as stored, so descriptors survive)."""
        stored = vars(owner).get(name)
        owned = name in vars(owner)
        original = getattr(owner, name)
        self._originals.append((owner, name, stored, owned))
        setattr(owner, name, value)
        return original

    def replace_item(self, mapping: MutableMapping[str, Any], key: str, value: Any) -> None:
        """Set mapping[key] to value; undo puts the old value back or removes the key."""
        self._originals.append((mapping, key, mapping.get(key), key in mapping))
        mapping[key] = value

    def call_after(self, owner: Any, name: str, call: Callable[[], None]) -> None:
        """Let the method owner.name make a call when it has succeeded, before its caller gets the answer."""

        def replacement(*arguments: Any, **named: Any) -> Any:
            answer = original(*arguments, **named)
            call()
            return answer

        original = self.replace(owner, name, replacement)

    def undo(self) -> None:
        """Put everything back."""
        while self._originals:
            owner, name, stored, owned = self._originals.pop()
            if isinstance(owner, MutableMapping):
                if owned:
                    owner[name] = stored
                else:
                    owner.pop(name, None)
            elif owned:
                setattr(owner, name, stored)
            else:
                delattr(owner, name)
