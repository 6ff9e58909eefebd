"""The link by which a resident without an account sees their own tickets."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, Invalid, NotFound
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket
from dozor.ports.companies import CompanyRepository
from dozor.ports.resident_links import ResidentLinkRepository
from dozor.ports.system import LinkSigner, ResidentLink
from dozor.ports.tickets import TicketRepository

# One and the same, whatever is wrong, so that nobody learns by trying what there is.
# Nor whose it might have been: it names no company, so where the number stands is all that can be told.
NO_GOOD = (
    "This link opens nothing, or not any more. Please call us, and we will send you another one: "
    "our number is on your bill and on the notice at your entrance."
)
# To whoever holds a link that we have made: whose it was is not told, only where the company is to be reached.
ENDED = "This link has ended: links do not live for ever, so that nobody else finds yours. Call us on {number}, we will help."
NOT_THEIRS = "Among your requests there is none with this number."
CLOCK_SKEW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever holds the link: the company's resident behind that phone (E.164). until: when it opens nothing any more."""

    company: Company
    phone: str
    until: datetime

    def owns(self, ticket: Ticket) -> bool:
        """Whether the ticket is theirs: they asked for it."""
        return ticket.company == self.company.slug and ticket.caller.phone == self.phone

    def find(self, number: str, tickets: TicketRepository) -> Ticket:
        """Their ticket of that number; raises NotFound for another's exactly as for none."""
        try:
            ticket = tickets.get(self.company.slug, number)
        except NotFound as error:
            raise NotFound(NOT_THEIRS) from error
        self.refuse_others(ticket)
        return ticket

    def refuse_others(self, ticket: Ticket) -> None:
        """Raises NotFound for a ticket that is not theirs."""
        if not self.owns(ticket):
            raise NotFound(NOT_THEIRS)

    def actor(self, ticket: Ticket) -> Actor:
        """They as the journal of their ticket knows them."""
        return Actor(ActorKind.RESIDENT, self.phone, ticket.caller.name)


def open_link(
    token: str, now: datetime, signer: LinkSigner, companies: CompanyRepository, links: ResidentLinkRepository
) -> Visitor:
    """Whose link it is; raises NotFound for any that is not good (any more)."""
    try:
        link = signer.open_for_resident(token)
        company = companies.get(link.company)
    except NotFound as error:
        raise NotFound(NO_GOOD) from error
    until = link.issued_at + timedelta(days=company.resident_link_days)
    if not link.issued_at - CLOCK_SKEW <= now < until or _is_withdrawn(link, links):
        raise _ended(company)
    return Visitor(company, link.phone, until)


def withdraw_links(company: str, phone: str, now: datetime, links: ResidentLinkRepository) -> None:
    """All links that were sent to that phone open nothing any more; the next ticket's SMS brings a new one.

    Raises Invalid without a phone.
    """
    if not phone:
        raise Invalid([FieldProblem("phone", "This field is required.")])
    links.withdraw(company, phone, now)


def _ended(company: Company) -> NotFound:
    return NotFound(ENDED, number=company.numbers[0].e164) if company.numbers else NotFound(NO_GOOD)


def _is_withdrawn(link: ResidentLink, links: ResidentLinkRepository) -> bool:
    """A link tells the minute in which it was made: those of the very minute of a withdrawal are withdrawn too."""
    withdrawn_at = links.withdrawn_at(link.company, link.phone)
    return withdrawn_at is not None and link.issued_at <= withdrawn_at
