"""What is kept in versions: each is written once, follows upon the one before, and stands until the next one."""

from typing import Protocol

COMMON = 0
"""The version of a thing that nobody of the company has changed yet."""
WRITTEN = -1
"""Instead of the number of a version that was taken back: this one was written anew."""


class Versioned(Protocol):
    """One version of a company's own thing."""

    @property
    def company(self) -> str:
        """Whose it is."""
        ...

    @property
    def key(self) -> str:
        """Which thing it is."""
        ...

    @property
    def version(self) -> int:
        """From 1, without gaps."""
        ...
