"""Events of the catalogue as a company has it. Old consumers must parse new events, so fields are only ever added."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from dozor.domain.own_catalogue.revision import ProblemRevision
from dozor.events.envelope import Envelope

SOURCE = "dozor.catalogue"


class ProblemEventV1(BaseModel):
    """An administrator has changed what a company has of a problem. common: it is as the catalogue has it again; restored: the
    version that was taken back, -1 for none.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    problem: str
    version: int
    common: bool
    restored: int
    actor_kind: str
    actor_name: str
    note: str = ""


EVENTS: Mapping[str, type[BaseModel]] = {"ProblemChanged": ProblemEventV1}


def describe_problem_edit(revision: ProblemRevision) -> Envelope:
    """ProblemChanged."""
    payload = ProblemEventV1(
        problem=revision.key,
        version=revision.version,
        common=revision.common,
        restored=revision.restored,
        actor_kind=revision.by.kind,
        actor_name=revision.by.name,
        note=revision.note,
    )
    return Envelope(
        id=f"{revision.company}-problem-{revision.key}-{revision.version}",
        source=SOURCE,
        type="ProblemChanged",
        company=revision.company,
        subject=revision.key,
        sequence=revision.version,
        time=revision.at,
        data=payload.model_dump(mode="json"),
    )
