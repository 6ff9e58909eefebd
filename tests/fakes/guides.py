"""Guides in memory."""

from collections.abc import Mapping, Sequence

from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotFound
from dozor.domain.guide import Revision
from dozor.events.envelope import Envelope
from dozor.ports.guides import GuideRepository, GuideSource
from dozor.ports.paging import Page
from tests.fakes.faults import Faults, faulty


class FakeGuideSource(GuideSource):
    """Common guides: key -> language -> document."""

    def __init__(self, guides: Mapping[str, Mapping[str, str]]) -> None:
        self.guides = guides

    def current(self) -> Mapping[str, Mapping[str, str]]:
        return self.guides


class FakeGuides(GuideRepository):
    """Guides of companies in memory. events: everything that was to be published, in order."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.events: list[Envelope] = []
        self._revisions: dict[tuple[str, str], list[Revision]] = {}

    @faulty
    def own(self, company: str) -> tuple[Revision, ...]:
        found = [kept[-1] for (slug, _), kept in self._revisions.items() if slug == company]
        return tuple(sorted(found, key=lambda one: one.key))

    @faulty
    def last(self, company: str, key: str) -> Revision | None:
        return self._revisions.get((company, key), [None])[-1]

    @faulty
    def revision(self, company: str, key: str, version: int) -> Revision:
        found = [one for one in self._revisions.get((company, key), []) if one.version == version]
        if not found:
            raise NotFound("There is no such version of this guide.")
        return found[0]

    @faulty
    def revisions(self, company: str, key: str, *, limit: int = 50, cursor: str = "") -> Page[Revision]:
        found = list(reversed(self._revisions.get((company, key), [])))
        known = [str(one.version) for one in found]
        if cursor and cursor not in known:
            raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
        start = known.index(cursor) + 1 if cursor else 0
        page = tuple(found[start : start + limit])
        return Page(page, str(page[-1].version) if start + limit < len(found) else "")

    @faulty
    def save(self, revision: Revision, events: Sequence[Envelope]) -> None:
        kept = self._revisions.setdefault((revision.company, revision.key), [])
        if revision.version != len(kept) + 1:
            raise Conflict("Somebody has changed this guide meanwhile: read it again.")
        kept.append(revision)
        self.events.extend(events)
