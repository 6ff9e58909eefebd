"""What administrators have changed in the catalogue, in memory."""

from dozor.domain.own_catalogue.revision import ProblemRevision
from dozor.ports.own_catalogue import ProblemEditRepository
from tests.fakes.revisions import FakeRevisions


class FakeProblemEdits(FakeRevisions[ProblemRevision], ProblemEditRepository):
    """Changes of the catalogue in memory."""
