"""Companies remembered for half a minute: nearly every function reads its company first, and a company changes by a deployment
or by an administrator who changes the catalogue.

So a change is seen everywhere within half a minute, at once by the process that made it and by whoever reads anew. What is not
there is not remembered: a number that has just been tied is found at the next call.
"""

from dozor.adapters.memory.memory import Memory
from dozor.domain.company import Company
from dozor.ports.companies import CompanyRepository


class RememberedCompanies(CompanyRepository):
    """A repository's companies, each read once as long as `memory` is good."""

    def __init__(self, companies: CompanyRepository, memory: Memory[Company] | None = None) -> None:
        self._companies = companies
        self._memory: Memory[Company] = memory or Memory()

    def get(self, slug: str) -> Company:
        """No request, or one."""
        return self._memory.recall(("slug", slug), lambda: self._companies.get(slug))

    def get_anew(self, slug: str) -> Company:
        """One request; remembered from now on."""
        return self._memory.keep(("slug", slug), self._companies.get_anew(slug))

    def by_number(self, heard_on: str) -> Company:
        """No request, or one."""
        return self._memory.recall(("number", heard_on), lambda: self._companies.by_number(heard_on))

    def slugs(self) -> tuple[str, ...]:
        """As the repository itself."""
        return self._companies.slugs()

    def save(self, company: Company) -> None:
        """As the repository itself; everything remembered is forgotten."""
        self._memory.clear()
        self._companies.save(company)

    def remove(self, slug: str) -> None:
        """As the repository itself; everything remembered is forgotten."""
        self._memory.clear()
        self._companies.remove(slug)
