"""Finding a problem by what people say or type, in any of the four languages, with endings and slips."""

from dozor.domain.problem_search.company_index import CommonIndex, CompanyIndex
from dozor.domain.problem_search.index import Hit, ProblemIndex

__all__ = ["CommonIndex", "CompanyIndex", "Hit", "ProblemIndex"]
