"""What one turn of the guide has at hand."""

from dataclasses import dataclass, replace
from datetime import datetime

from dozor.application.find_problems import ProblemFinder
from dozor.application.own_catalogue.know_problem import open_catalogue
from dozor.application.ticket_guide.wording import GUIDE
from dozor.domain.catalogue import Catalogue
from dozor.domain.company import Company
from dozor.ports.companies import CompanyRepository
from dozor.ports.outages import OutageRepository
from dozor.ports.people import CallerRepository, PeopleRepository
from dozor.ports.system import Texts
from dozor.ports.tickets import TicketRepository


@dataclass(frozen=True, slots=True)
class Desk:
    """language: one of the company's, in which the caller is spoken to. caller: E.164, empty when it is withheld.

    call_id: the contact of the call; guide_id: that of the guide itself. now: UTC. common: the catalogue without the
    company's changes, as the use cases take it.
    """

    company: Company
    language: str
    caller: str
    call_id: str
    guide_id: str
    now: datetime
    texts: Texts
    finder: ProblemFinder
    common: Catalogue
    companies: CompanyRepository
    callers: CallerRepository
    people: PeopleRepository
    tickets: TicketRepository
    outages: OutageRepository

    def say(self, name: str, /, **values: object) -> str:
        """A label or sentence of the guide."""
        return self.texts.say(self.language, GUIDE[name], **values)

    def moment(self, at: datetime) -> str:
        """A moment in the company's zone."""
        return self.texts.moment(self.language, at, self.company, self.now)

    def knowing(self, problem: str) -> "Desk":
        """The same with the company read anew, where what is remembered of it lacks a problem that the form has."""
        if not problem or problem in self.catalogue.problems:
            return self
        company, _ = open_catalogue(self.company.slug, problem, self.companies, self.common)
        return replace(self, company=company)

    @property
    def catalogue(self) -> Catalogue:
        """As the company has it."""
        return self.finder.catalogue_of(self.company)
