"""Telephone numbers as people write them."""

from dozor.bootstrap.stores import companies
from dozor.domain.phone import region_of, to_e164


def read_phone(written: str, slug: str, field: str) -> str:
    """The E.164 number behind what was written, read as it is dialled in the company's country; empty for nothing.

    Raises Invalid naming `field` when there is no such number. One request unless the number begins with "+".
    """
    if not written:
        return ""
    region = "" if written.startswith("+") else region_of(companies().get(slug).numbers[0].e164)
    return to_e164(written, region, field)
