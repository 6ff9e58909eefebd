"""Evaluations. One lies beside its contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, to_entity, to_item
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.pages import newest_page
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.quality import Evaluation
from dozor.ports.paging import Page
from dozor.ports.quality import EvaluationRepository

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope

NEW = Condition(keys.ABSENT)


class DynamoEvaluationRepository(EvaluationRepository):
    """Evaluations in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, evaluation: Evaluation, events: Sequence[Envelope]) -> None:
        """One request."""
        try:
            self._table.put(_item(evaluation, events), NEW)
        except ConditionFailed as failed:
            raise Conflict("This talk has been evaluated already.") from failed

    def save(self, evaluation: Evaluation, events: Sequence[Envelope]) -> None:
        """One request."""
        unchanged = Condition("#version = :version", {"version": evaluation.version - 1})
        try:
            self._table.put(_item(evaluation, events), unchanged)
        except ConditionFailed as failed:
            raise Conflict("Somebody has changed this evaluation meanwhile: read it again.") from failed

    def get(self, company: str, contact_id: str) -> Evaluation:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.evaluation(company, contact_id), consistent=True)
        if plain is None:
            raise NotFound("There is no such evaluation.")
        return to_entity(plain, Evaluation)

    def page(self, company: str, *, operator: str = "", limit: int = 50, cursor: str = "") -> Page[Evaluation]:
        """One request."""
        partition = keys.evaluations_of(company, operator) if operator else keys.evaluations(company)
        page, more = newest_page(self._table, partition, limit, cursor)
        return Page(tuple(to_entity(plain, Evaluation) for plain in page), more)

    def between(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Evaluation, ...]:
        """One request per megabyte (about 400 evaluations)."""
        found = self._table.query(keys.evaluations(company).between(begins_at, ends_at))
        return tuple(to_entity(plain, Evaluation) for plain in found)


def _item(evaluation: Evaluation, events: Sequence[Envelope]) -> Item:
    """version is what its steps count up to; it stands beside them so that a write can be made to depend on it."""
    key = keys.evaluation(evaluation.company, evaluation.id)
    item = make_item("evaluation", key, keys.evaluation_indexes(evaluation), evaluation, events)
    return item | to_item({"version": evaluation.version})
