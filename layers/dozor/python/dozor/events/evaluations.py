"""Events of evaluations. They travel far, so they tell whose talk it was, who is to hear of it, but not how it was marked."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from dozor.domain.quality import Evaluation
from dozor.events.envelope import Envelope

SOURCE = "dozor.evaluations"
TYPE = "EvaluationChanged"


class EvaluationEventV1(BaseModel):
    """An evaluation was given, answered or decided: as `state` says. operator: whose talk it was, as Connect knows them."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    contact_id: str
    state: str
    version: int
    operator: str = ""


EVENTS: Mapping[str, type[BaseModel]] = {TYPE: EvaluationEventV1}


def describe_evaluation(evaluation: Evaluation) -> Envelope:
    """EvaluationChanged, of its last step."""
    payload = EvaluationEventV1(
        contact_id=evaluation.id, state=evaluation.state, version=evaluation.version, operator=evaluation.operator
    )
    return Envelope(
        id=f"{evaluation.company}-evaluation-{evaluation.id}-{evaluation.version}",
        source=SOURCE,
        type=TYPE,
        company=evaluation.company,
        subject=evaluation.id,
        sequence=evaluation.version,
        time=evaluation.steps[-1].at,
        correlation_id=evaluation.id,
        data=payload.model_dump(mode="json"),
    )
