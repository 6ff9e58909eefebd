"""Custom resource Custom::DozorCompany: the company's record, written or removed."""

import msgspec

from dozor.application.set_up_company import save_company
from dozor.application.wording import find_bad_wordings
from dozor.bootstrap.stores import companies
from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, Invalid
from dozor.entry.custom_resource import RequestType, ResourceAnswer, ResourceRequest, serves_resource


@serves_resource
def handler(request: ResourceRequest) -> ResourceAnswer:
    """Property Record: the company as a JSON document, shaped as dozor.domain.company.Company."""
    if request.type is RequestType.DELETE:
        companies().remove(request.physical_id)
        return ResourceAnswer(request.physical_id, {})
    company = _read(request.property("Record"))
    save_company(company, companies())
    return ResourceAnswer(company.slug, {"Slug": company.slug})


def _read(record: str) -> Company:
    try:
        company = msgspec.json.decode(record, type=Company)
    except msgspec.MsgspecError as error:
        raise Invalid([FieldProblem("Record", str(error))]) from error
    bad = [FieldProblem(place, reason) for place, reason in find_bad_wordings(company)]
    if bad:
        raise Invalid(bad)
    return company
