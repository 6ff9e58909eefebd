"""Where things of a company's own are kept in all their versions: guides, changes of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from dozor.domain.revision import Versioned
from dozor.ports.paging import Page

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope

R = TypeVar("R", bound=Versioned)


class RevisionRepository(Protocol[R]):
    """What a company has of its own, in all its versions. Nothing is ever forgotten."""

    def own(self, company: str) -> tuple[R, ...]:
        """The last version of everything that the company has ever changed, by key."""
        ...

    def last(self, company: str, key: str) -> R | None:
        """The last version of that thing; None when the company has never changed it."""
        ...

    def revision(self, company: str, key: str, version: int) -> R:
        """One version as it was saved; raises NotFound."""
        ...

    def revisions(self, company: str, key: str, *, limit: int = 50, cursor: str = "") -> Page[R]:
        """All versions, the last one first."""
        ...

    def save(self, revision: R, events: Sequence[Envelope]) -> None:
        """Write a version as the last one, with its event (one at most); raises Conflict unless it follows upon the last."""
        ...
