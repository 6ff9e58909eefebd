"""The catalogue as a company has it, and the search in it. Imported by what shows problems to people, not by flow functions."""

from collections.abc import Mapping
from functools import cache

from dozor.application.find_problems import ProblemFinder
from dozor.bootstrap.flow import companies
from dozor.bootstrap.system import catalogue, packaged_catalogue
from dozor.domain.catalogue import Catalogue, Question
from dozor.domain.errors import NotFound


@cache
def problem_finder() -> ProblemFinder:
    """The search, with its indexes."""
    return ProblemFinder(packaged_catalogue())


def catalogue_of(slug: str) -> Catalogue:
    """The company's catalogue; of one that is gone, whose tickets remain, the common one."""
    try:
        return problem_finder().catalogue_of(companies().get(slug))
    except NotFound:
        return catalogue()


def questions_of(slug: str) -> Mapping[str, Question]:
    """The questions of the guide, as the company has them. Raises NotFound."""
    return problem_finder().guide_of(companies().get(slug)).questions
