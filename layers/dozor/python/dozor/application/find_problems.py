"""What a company's catalogue holds, and what of it fits what somebody typed."""

from collections.abc import Mapping

from dozor.domain.catalogue import Catalogue, CatalogueChanges, Guide, Problem
from dozor.domain.company import Company
from dozor.domain.own_catalogue.bounds import Bounds
from dozor.domain.problem_search import CommonIndex, CompanyIndex
from dozor.ports.system import CatalogueSource

MOST_INDEXES = 64
"""Catalogues of companies that differ, kept ready for searching; one is about as large as what the company has otherwise."""


class ProblemFinder:
    """Knows every company's catalogue. The common index is made when one is first searched (about a tenth of a second), and
    kept; a company's own is made in some milliseconds whenever its catalogue has changed.
    """

    def __init__(self, source: CatalogueSource) -> None:
        self._source = source
        self._common: CommonIndex | None = None
        self._indexes: dict[str, CompanyIndex] = {}

    def catalogue_of(self, company: Company) -> Catalogue:
        """The catalogue with the company's changes."""
        return self._source.current().apply(company.catalogue)

    def guide_of(self, company: Company) -> Guide:
        """Synonyms and questions, those of the company's own problems too."""
        return join_synonyms(self._source.guide(), company.catalogue)

    def bounds_of(self, company: Company) -> Bounds:
        """What a change of the company's catalogue may refer to."""
        changes = company.catalogue.filed
        return Bounds(
            filed=self._source.current().apply(changes),
            own=self.catalogue_of(company),
            filed_guide=join_synonyms(self._source.guide(), changes),
            guide=self.guide_of(company),
            languages=company.languages,
            rules=company.clocks,
        )

    def find(self, company: Company, query: str, language: str, limit: int) -> tuple[Problem, ...]:
        """The best problems for that query, at most `limit`; with an empty query all of the catalogue, in its own order."""
        catalogue = self.catalogue_of(company)
        if not query.strip():
            return tuple(catalogue.problems.values())[: limit or None]
        index = self._indexes.get(catalogue.version) or self._index(company, catalogue)
        return tuple(hit.problem for hit in index.find(query, language, limit or len(catalogue.problems)))

    def find_once(self, company: Company, query: str, language: str) -> tuple[Problem, ...]:
        """Everything that fits the query, best first, in a catalogue that is looked at once: nothing is kept of it."""
        catalogue = self.catalogue_of(company)
        hits = self._make(company, catalogue).find(query, language, len(catalogue.problems))
        return tuple(hit.problem for hit in hits)

    def _index(self, company: Company, catalogue: Catalogue) -> CompanyIndex:
        while len(self._indexes) >= MOST_INDEXES:
            self._indexes.pop(next(iter(self._indexes)))
        return self._indexes.setdefault(catalogue.version, self._make(company, catalogue))

    def _make(self, company: Company, catalogue: Catalogue) -> CompanyIndex:
        if self._common is None:
            self._common = CommonIndex(self._source.current(), self._source.guide().synonyms)
        return CompanyIndex(self._common, catalogue, self.guide_of(company).synonyms)


def join_synonyms(guide: Guide, changes: CatalogueChanges) -> Guide:
    """The guide with the phrases of a company's own problems, and those that its administrators have added to others."""
    added = {key: edit.synonyms for key, edit in changes.edits.items() if edit.synonyms}
    if not (changes.synonyms or added):
        return guide
    synonyms: dict[str, Mapping[str, tuple[str, ...]]] = {**guide.synonyms, **changes.synonyms}
    for key, own in added.items():
        common = synonyms.get(key, {})
        synonyms[key] = {
            language: (*common.get(language, ()), *own.get(language, ())) for language in {**common, **own}
        }
    return Guide(synonyms, guide.questions)
