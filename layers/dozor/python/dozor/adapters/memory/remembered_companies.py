"""Companies remembered for half a minute: nearly every function reads its company first, and a company changes by a deployment.

So a change is seen everywhere within half a minute of its deployment, at once by the process that made it. What is not there
is not remembered: a number that has just been tied is found at the next call.
"""

from collections.abc import Callable
from time import monotonic

from dozor.domain.company import Company
from dozor.ports.repositories import CompanyRepository

SECONDS = 30.0


class RememberedCompanies(CompanyRepository):
    """A repository's companies, each read at most once in `seconds`. now: seconds of a clock that only goes forward."""

    def __init__(
        self, companies: CompanyRepository, seconds: float = SECONDS, now: Callable[[], float] = monotonic
    ) -> None:
        self._companies = companies
        self._seconds = seconds
        self._now = now
        self._known: dict[tuple[str, str], tuple[float, Company]] = {}

    def get(self, slug: str) -> Company:
        """No request, or one."""
        return self._recall(("slug", slug), lambda: self._companies.get(slug))

    def by_number(self, heard_on: str) -> Company:
        """No request, or one."""
        return self._recall(("number", heard_on), lambda: self._companies.by_number(heard_on))

    def slugs(self) -> tuple[str, ...]:
        """As the repository itself."""
        return self._companies.slugs()

    def save(self, company: Company) -> None:
        """As the repository itself; everything remembered is forgotten."""
        self._known.clear()
        self._companies.save(company)

    def remove(self, slug: str) -> None:
        """As the repository itself; everything remembered is forgotten."""
        self._known.clear()
        self._companies.remove(slug)

    def _recall(self, name: tuple[str, str], read: Callable[[], Company]) -> Company:
        now = self._now()
        until, company = self._known.get(name, (now, None))
        if company is None or until <= now:
            company = read()
            self._known[name] = (now + self._seconds, company)
        return company
