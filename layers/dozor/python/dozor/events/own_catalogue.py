"""Events of the catalogue as a company has it."""

from collections.abc import Mapping

from pydantic import BaseModel

from dozor.domain.own_catalogue.revision import ProblemRevision
from dozor.events.envelope import Envelope
from dozor.events.revisions import RevisionEventV1, describe_revision

SOURCE = "dozor.catalogue"


class ProblemEventV1(RevisionEventV1):
    """An administrator has changed what a company has of a problem. common: it is as the catalogue has it again; restored: the
    version that was taken back, -1 for none.
    """

    problem: str


EVENTS: Mapping[str, type[BaseModel]] = {"ProblemChanged": ProblemEventV1}


def describe_problem_edit(revision: ProblemRevision) -> Envelope:
    """ProblemChanged."""
    return describe_revision(revision, "problem", SOURCE, ProblemEventV1)
