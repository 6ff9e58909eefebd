"""Companies in memory."""

from dozor.domain.company import Company
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.own_catalogue.revision import join_edits
from dozor.ports.companies import CompanyRepository
from tests.fakes.faults import Faults, faulty
from tests.fakes.own_catalogue import FakeProblemEdits


class FakeCompanies(CompanyRepository):
    """Companies in memory; `FakeCompanies(company, …)` has them from the start. edits: kept beside them."""

    def __init__(self, *companies: Company, edits: FakeProblemEdits | None = None) -> None:
        self.faults = Faults()
        self.edits = edits or FakeProblemEdits()
        self.companies: dict[str, Company] = {}
        for company in companies:
            self._keep(company)

    @faulty
    def get(self, slug: str) -> Company:
        return self._read(slug)

    @faulty
    def get_anew(self, slug: str) -> Company:
        return self._read(slug)

    def _read(self, slug: str) -> Company:
        if slug not in self.companies:
            raise NotFound(f"There is no company '{slug}'.")
        return join_edits(self.companies[slug], self.edits.own(slug))

    @faulty
    def by_number(self, heard_on: str) -> Company:
        for company in self.companies.values():
            if heard_on in {number.heard_on for number in company.numbers}:
                return company
        raise NotFound(f"No company is called on {heard_on}.")

    @faulty
    def slugs(self) -> tuple[str, ...]:
        return tuple(sorted(self.companies))

    @faulty
    def save(self, company: Company) -> None:
        self._keep(company)

    @faulty
    def remove(self, slug: str) -> None:
        self.companies.pop(slug, None)

    def _keep(self, company: Company) -> None:
        wanted = {number.heard_on for number in company.numbers}
        for other in self.companies.values():
            taken = wanted & {number.heard_on for number in other.numbers}
            if taken and other.slug != company.slug:
                raise Conflict(f"These numbers belong to another company: {', '.join(sorted(taken))}.")
        self.companies[company.slug] = company
