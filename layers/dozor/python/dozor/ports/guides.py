"""Where guides come from: the common ones, and those that a company has written itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from dozor.domain.guide import Revision
from dozor.ports.paging import Page

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope


class GuideSource(Protocol):
    """The guides that travel with Dozor."""

    def current(self) -> Mapping[str, Mapping[str, str]]:
        """Key -> language -> the document; the same object at every call."""
        ...


class GuideRepository(Protocol):
    """What companies have written over the common guides, in all its versions. Nothing is ever forgotten."""

    def own(self, company: str) -> tuple[Revision, ...]:
        """The last version of every guide that the company has ever changed, by key."""
        ...

    def last(self, company: str, key: str) -> Revision | None:
        """The last version of that guide; None when the company has never changed it."""
        ...

    def revision(self, company: str, key: str, version: int) -> Revision:
        """One version as it was saved; raises NotFound."""
        ...

    def revisions(self, company: str, key: str, *, limit: int = 50, cursor: str = "") -> Page[Revision]:
        """All versions, the last one first."""
        ...

    def save(self, revision: Revision, events: Sequence[Envelope]) -> None:
        """Write a version as the last one, with its event (one at most); raises Conflict unless it follows upon the last."""
        ...
