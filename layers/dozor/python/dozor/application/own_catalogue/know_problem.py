"""A company's catalogue for a form that names a problem, which an administrator may have added a moment ago."""

from dataclasses import replace

from dozor.domain.catalogue import Catalogue, Problem
from dozor.domain.company import Company
from dozor.ports.companies import CompanyRepository


def open_catalogue(
    slug: str, problem: str, companies: CompanyRepository, common: Catalogue
) -> tuple[Company, Catalogue]:
    """The company and its catalogue; read anew where what this process remembers of it does not have the problem.

    No request more where it has. A problem may be unknown nevertheless. Raises NotFound.
    """
    company = companies.get(slug)
    own = common.apply(company.catalogue)
    if problem in own.problems:
        return company, own
    company = companies.get_anew(slug)
    return company, common.apply(company.catalogue)


def ask_also(problem: Problem, common: Catalogue) -> Problem:
    """The problem with the questions of the common catalogue too: a form that lies open may have them answered already when an
    administrator changes what is asked.
    """
    before = common.problems.get(problem.key)
    return replace(problem, questions=(*problem.questions, *before.questions)) if before else problem
