"""The guides of a company: the common ones, and over them what it has written itself."""

from collections.abc import Mapping

from dozor.domain.errors import NotFound
from dozor.domain.guide import Guide, Revision, make_guide
from dozor.ports.guides import GuideRepository, GuideSource

MOST_READ = 500
"""Own guides kept as they were read; the text of one is up to a tenth of a megabyte."""


class GuideShelf:
    """Reads guides; what was read once is kept by its version, for a version never changes."""

    def __init__(self, source: GuideSource, kept: GuideRepository) -> None:
        self._source = source
        self._kept = kept
        self._common: Mapping[str, Guide] | None = None
        self._own: dict[tuple[str, str, int], Guide] = {}

    def all(self, company: str) -> tuple[Guide, ...]:
        """Every guide that the company has, by key. One look at what is kept."""
        guides = dict(self.common())
        for revision in self._kept.own(company):
            read = self._read(revision)
            if read is not None:
                guides[read.key] = read
        return tuple(guides[key] for key in sorted(guides))

    def get(self, company: str, key: str) -> Guide:
        """The guide as it stands; raises NotFound."""
        last = self._kept.last(company, key)
        found = self.common().get(key) if last is None else self._read(last)
        if found is None:
            raise NotFound("There is no such guide.")
        return found

    def at(self, company: str, key: str, version: int) -> Guide:
        """The guide as it was at that version; raises NotFound."""
        if not version:
            found = self.common().get(key)
        else:
            found = self._own.get((company, key, version)) or self._read(self._kept.revision(company, key, version))
        if found is None:
            raise NotFound("There is no such version of this guide.")
        return found

    def common(self) -> Mapping[str, Guide]:
        """The guides that travel with Dozor."""
        if self._common is None:
            self._common = {key: make_guide(key, documents) for key, documents in self._source.current().items()}
        return self._common

    def _read(self, revision: Revision) -> Guide | None:
        """None where the company has taken its own back and there is no common one."""
        place = (revision.company, revision.key, revision.version)
        if place in self._own:
            return self._own[place]
        documents = revision.documents or self._source.current().get(revision.key)
        if not documents:
            return None
        while len(self._own) >= MOST_READ:
            self._own.pop(next(iter(self._own)))
        self._own[place] = make_guide(revision.key, documents, revision)
        return self._own[place]
