"""Where companies are kept. Every call names the company; another company's thing is NotFound."""

from __future__ import annotations

from typing import Protocol

from dozor.domain.company import Company


class CompanyRepository(Protocol):
    """Companies and the numbers that lead to them."""

    def get(self, slug: str) -> Company:
        """The company, with what its administrators have changed in the catalogue; raises NotFound."""
        ...

    def get_anew(self, slug: str) -> Company:
        """The company as it stands now, whatever is remembered of it; raises NotFound."""
        ...

    def by_number(self, heard_on: str) -> Company:
        """The company whose number (E.164, as Connect hears it) this is, as its file has it; raises NotFound."""
        ...

    def slugs(self) -> tuple[str, ...]:
        """All companies, sorted."""
        ...

    def save(self, company: Company) -> None:
        """Write the company and its numbers, all or nothing; raises Conflict if a number is another company's."""
        ...

    def remove(self, slug: str) -> None:
        """Take the company's record and numbers away; a company that is not there is fine."""
        ...
