"""A company that is no older than a change somebody has been told of.

What is remembered of a company may be half a minute old. A page that hears of a change by the live line says so when it reads
again (`as_of=<problem>:<version>`), and whichever process answers looks again if it has not seen that change: at most one
request, and none where it has.
"""

from dozor.bootstrap.stores import companies
from dozor.domain.company import Company


def company_as_of(slug: str, as_of: str) -> Company:
    """The company with that change, if there is such a one; raises NotFound. as_of: empty for any."""
    company = companies().get(slug)
    key, _, version = as_of.rpartition(":")
    if as_of and company.catalogue.versions.get(key, 0) < int(version):
        return companies().get_anew(slug)
    return company
