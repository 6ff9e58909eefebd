"""What everybody who looks on sees: one look at the centre for all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from dozor.application.marking import N_
from dozor.domain.centre import CentreNow, CentreRules, Sight
from dozor.domain.errors import NotFound, TransientFailure
from dozor.ports.centre import CentreMemory, LiveCentre
from dozor.ports.companies import CompanyRepository


def look_on(centre: LiveCentre, memory: CentreMemory, rules: CentreRules, now: datetime) -> CentreNow:
    """The centre as it was seen last; first another look, if it is time for one and nobody else is at it.

    When the centre does not answer: what was seen last, with `trouble`. Raises TransientFailure when nothing was seen yet.
    """
    seen = memory.last()
    if not rules.is_due(seen, now) or not memory.claim_look(now, rules.look_every):
        if seen is None:
            raise TransientFailure(N_("The contact centre is being looked at for the first time; try again."))
        return seen
    try:
        found = centre.look(seen, now)
    except TransientFailure as failure:
        if seen is None:
            raise
        found = replace(seen, trouble=str(failure))
    memory.keep(found)
    return found


def find_sight(slugs: Iterable[str], companies: CompanyRepository, shared: Mapping[str, str]) -> Sight:
    """What somebody of these companies sees. shared: "<function>-<language>" -> ARN of the queues that companies share."""
    known, languages, own = set(), set(), set()
    for slug in slugs:
        try:
            company = companies.get(slug)
        except NotFound:  # switched off since the person was given it
            continue
        known.add(slug)
        languages |= set(company.languages)
        own |= {_id_of(arn) for arn in company.queues.values()}
    served = {_id_of(arn) for name, arn in shared.items() if name.rpartition("-")[2] in languages}
    return Sight(frozenset(known), frozenset(served), frozenset(own))


def _id_of(arn: str) -> str:
    return arn.rpartition("/")[2]
