"""Where it is kept what administrators have changed in the catalogue."""

from typing import Protocol

from dozor.domain.own_catalogue.revision import ProblemRevision
from dozor.ports.revisions import RevisionRepository


class ProblemEditRepository(RevisionRepository[ProblemRevision], Protocol):
    """What companies have otherwise of problems, in all its versions. What stands is read with the company itself."""
