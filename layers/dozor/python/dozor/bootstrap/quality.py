"""Quality. Imported by what marks talks, not by flow functions."""

from functools import cache

from dozor.adapters.dynamodb.evaluation_repository import DynamoEvaluationRepository
from dozor.adapters.quality.packaged_form import PackagedForm
from dozor.bootstrap.flow import table
from dozor.domain.quality import EvaluationForm
from dozor.ports.quality import EvaluationRepository, FormSource


@cache
def evaluations() -> EvaluationRepository:
    """Evaluations of talks."""
    return DynamoEvaluationRepository(table())


@cache
def _forms() -> FormSource:
    return PackagedForm()


def evaluation_form() -> EvaluationForm:
    """The form by which talks are marked."""
    return _forms().current()
