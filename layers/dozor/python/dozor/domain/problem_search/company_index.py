"""The index of a company: the common one, which is made once, and a small one over what the company has otherwise."""

from dozor.domain.catalogue import Catalogue
from dozor.domain.problem_search.index import LEAST, Hit, ProblemIndex, Synonyms, rank


class CommonIndex:
    """The catalogue that all companies share, ready for searching (about a tenth of a second, two megabytes)."""

    def __init__(self, catalogue: Catalogue, synonyms: Synonyms) -> None:
        self.catalogue, self.synonyms = catalogue, synonyms
        self.index = ProblemIndex(catalogue.problems.values(), synonyms)


class CompanyIndex:
    """Finds problems of a company's catalogue. Made in some milliseconds, so that a change is found at once."""

    def __init__(self, common: CommonIndex, catalogue: Catalogue, synonyms: Synonyms) -> None:
        self._common = common.index
        known = common.catalogue.problems
        own = {
            key: problem
            for key, problem in catalogue.problems.items()
            if known.get(key) is not problem or common.synonyms.get(key) is not synonyms.get(key)
        }
        self._hidden = frozenset(key for key in known if key in own or key not in catalogue.problems)
        self._own = ProblemIndex(own.values(), synonyms, common.index) if own else None

    def find(self, query: str, language: str = "", limit: int = 20) -> list[Hit]:
        """The best problems for what was typed, best first."""
        found = self._common.find(query, language, limit + len(self._hidden))
        hits = [hit for hit in found if hit.problem.key not in self._hidden]
        if self._own is None:
            return hits[:limit]
        hits += self._own.find(query, language, limit)
        best = max((hit.score for hit in hits), default=0.0)
        return rank((hit for hit in hits if hit.score >= LEAST * best), limit)
