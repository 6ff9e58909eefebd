"""Where guides come from: the common ones, and those that a company has written itself."""

from collections.abc import Mapping
from typing import Protocol

from dozor.domain.guide import Revision
from dozor.ports.revisions import RevisionRepository


class GuideSource(Protocol):
    """The guides that travel with Dozor."""

    def current(self) -> Mapping[str, Mapping[str, str]]:
        """Key -> language -> the document; the same object at every call."""
        ...


class GuideRepository(RevisionRepository[Revision], Protocol):
    """What companies have written over the common guides, in all its versions."""
