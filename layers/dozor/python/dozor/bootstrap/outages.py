"""What the reactions around outages have at hand."""

from functools import cache

from dozor.application.outages.ground import Ground
from dozor.bootstrap.stores import companies, outages, people, tickets
from dozor.bootstrap.system import catalogue


@cache
def ground() -> Ground:
    """Stores and the common catalogue."""
    return Ground(companies(), people(), tickets(), outages(), catalogue())
