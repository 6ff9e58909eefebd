"""What a company's catalogue holds, and what of it fits what somebody typed."""

from dozor.domain.catalogue import Catalogue, Guide, Problem
from dozor.domain.company import Company
from dozor.domain.problem_search import ProblemIndex
from dozor.ports.system import CatalogueSource

MOST_INDEXES = 16
"""Catalogues of companies that differ, kept ready for searching; one takes about two megabytes."""


class ProblemFinder:
    """Knows every company's catalogue; makes an index when one is first searched (about a tenth of a second), and keeps it."""

    def __init__(self, source: CatalogueSource) -> None:
        self._source = source
        self._indexes: dict[str, ProblemIndex] = {}

    def catalogue_of(self, company: Company) -> Catalogue:
        """The catalogue with the company's changes."""
        return self._source.current().apply(company.catalogue)

    def guide_of(self, company: Company) -> Guide:
        """Synonyms and questions, those of the company's own problems too."""
        guide = self._source.guide()
        own = company.catalogue.synonyms
        return Guide({**guide.synonyms, **own}, guide.questions) if own else guide

    def find(self, company: Company, query: str, language: str, limit: int) -> tuple[Problem, ...]:
        """The best problems for that query, at most `limit`; with an empty query all of the catalogue, in its own order."""
        catalogue = self.catalogue_of(company)
        if not query.strip():
            return tuple(catalogue.problems.values())[: limit or None]
        index = self._indexes.get(catalogue.version) or self._index(company, catalogue)
        return tuple(hit.problem for hit in index.find(query, language, limit or len(catalogue.problems)))

    def _index(self, company: Company, catalogue: Catalogue) -> ProblemIndex:
        while len(self._indexes) >= MOST_INDEXES:
            self._indexes.pop(next(iter(self._indexes)))
        index = ProblemIndex(catalogue, self.guide_of(company).synonyms)
        self._indexes[catalogue.version] = index
        return index
