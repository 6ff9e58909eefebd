"""Replacing methods of moto's classes, and putting them back."""

from typing import Any


class Patches:
    """Remembers what was replaced so that it can be restored."""

    def __init__(self) -> None:
        self._originals: list[tuple[Any, str, Any]] = []

    def replace(self, owner: Any, name: str, replacement: Any) -> Any:
        """Put `replacement` in place of an attribute of a class or module; answers the original."""
        original = getattr(owner, name)
        self._originals.append((owner, name, original))
        setattr(owner, name, replacement)
        return original

    def restore(self) -> None:
        """Put everything back, the last replacement first."""
        while self._originals:
            owner, name, original = self._originals.pop()
            setattr(owner, name, original)
