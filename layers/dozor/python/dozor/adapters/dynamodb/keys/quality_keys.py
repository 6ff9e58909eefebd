"""Evaluations of talks."""

from dozor.adapters.dynamodb.keys.spelling import Key, Partition, in_first, in_second, make_key, moment
from dozor.domain.quality import Evaluation


def evaluation(slug: str, contact_id: str) -> Key:
    """The evaluation of one contact."""
    return make_key(f"{slug}#CONTACT#{contact_id}", "EVALUATION")


def evaluation_indexes(one: Evaluation) -> Key:
    """Among the operator's and among all, by when the talk was."""
    order = f"{moment(one.called_at)}#{one.id}"
    return in_first(evaluations_of(one.company, one.operator).value, order) | in_second(
        evaluations(one.company).value, order
    )


def evaluations(slug: str) -> Partition:
    """All evaluations of a company, by when the talks were."""
    return Partition(f"{slug}#EVALUATIONS", "GSI2")


def evaluations_of(slug: str, operator: str) -> Partition:
    """Those of one operator."""
    return Partition(f"{slug}#EVALUATED#{operator}", "GSI1")
