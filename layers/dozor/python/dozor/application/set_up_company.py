"""A company is switched on: its record, and its number's way into the flow. Called again, nothing changes."""

from dozor.domain.company import Company, NumberMeans
from dozor.ports.companies import CompanyRepository
from dozor.ports.gateways import ContactCentre


def save_company(company: Company, companies: CompanyRepository) -> None:
    """Write the record and its numbers; raises Conflict when a number is another company's."""
    companies.save(company)


def tie_number(e164: str, means: NumberMeans, flow_arn: str, centre: ContactCentre) -> str:
    """Lead a number to the flow, claiming it first if the company's file says so; answers the number's id.

    e164: the number on which Connect hears the call. Raises NotFound when the number is not to be had.
    """
    if means is NumberMeans.CLAIM:
        centre.claim_number(e164)
    return centre.tie_number(e164, flow_arn)
