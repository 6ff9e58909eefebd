"""What is kept in versions: each is written once, follows upon the one before, and stands until the next one."""

from datetime import datetime
from typing import Protocol

from dozor.domain.people import Actor

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

    @property
    def at(self) -> datetime:
        """When it was saved, UTC."""
        ...

    @property
    def by(self) -> Actor:
        """Who saved it."""
        ...

    @property
    def note(self) -> str:
        """What was changed, and why."""
        ...

    @property
    def restored(self) -> int:
        """The version that was taken back, COMMON for the common one; else WRITTEN."""
        ...

    @property
    def common(self) -> bool:
        """Whether the company has nothing of its own by this version."""
        ...
