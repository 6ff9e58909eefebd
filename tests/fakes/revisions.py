"""Things that are kept in versions, in memory."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotFound
from dozor.domain.revision import Versioned
from dozor.events.envelope import Envelope
from dozor.ports.paging import Page
from tests.fakes.faults import Faults, faulty

R = TypeVar("R", bound=Versioned)


class FakeRevisions(Generic[R]):
    """A RevisionRepository. events: everything that was to be published, in order."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.events: list[Envelope] = []
        self._revisions: dict[tuple[str, str], list[R]] = {}

    @faulty
    def own(self, company: str) -> tuple[R, ...]:
        found = [kept[-1] for (slug, _), kept in self._revisions.items() if slug == company]
        return tuple(sorted(found, key=lambda one: one.key))

    @faulty
    def last(self, company: str, key: str) -> R | None:
        kept = self._revisions.get((company, key))
        return kept[-1] if kept else None

    @faulty
    def revision(self, company: str, key: str, version: int) -> R:
        found = [one for one in self._revisions.get((company, key), []) if one.version == version]
        if not found:
            raise NotFound("There is no such version.")
        return found[0]

    @faulty
    def revisions(self, company: str, key: str, *, limit: int = 50, cursor: str = "") -> Page[R]:
        found = list(reversed(self._revisions.get((company, key), [])))
        known = [str(one.version) for one in found]
        if cursor and cursor not in known:
            raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
        start = known.index(cursor) + 1 if cursor else 0
        page = tuple(found[start : start + limit])
        return Page(page, str(page[-1].version) if start + limit < len(found) else "")

    @faulty
    def save(self, revision: R, events: Sequence[Envelope]) -> None:
        kept = self._revisions.setdefault((revision.company, revision.key), [])
        if revision.version != len(kept) + 1:
            raise Conflict("Somebody has changed this meanwhile: read it again.")
        kept.append(revision)
        self.events.extend(events)
