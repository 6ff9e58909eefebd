"""Evaluations in memory."""

from collections.abc import Sequence
from datetime import datetime

from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotFound
from dozor.domain.quality import Evaluation
from dozor.events.envelope import Envelope
from dozor.ports.paging import Page
from dozor.ports.quality import EvaluationRepository
from tests.fakes.faults import Faults, faulty


class FakeEvaluations(EvaluationRepository):
    """Evaluations in memory. events: everything that was to be published, in order."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.events: list[Envelope] = []
        self._kept: dict[tuple[str, str], Evaluation] = {}

    @faulty
    def add(self, evaluation: Evaluation, events: Sequence[Envelope]) -> None:
        if (evaluation.company, evaluation.id) in self._kept:
            raise Conflict("This talk has been evaluated already.")
        self._write(evaluation, events)

    @faulty
    def save(self, evaluation: Evaluation, events: Sequence[Envelope]) -> None:
        known = self._kept.get((evaluation.company, evaluation.id))
        if known is None or known.version != evaluation.version - 1:
            raise Conflict("Somebody has changed this evaluation meanwhile: read it again.")
        self._write(evaluation, events)

    @faulty
    def get(self, company: str, contact_id: str) -> Evaluation:
        if (company, contact_id) not in self._kept:
            raise NotFound("There is no such evaluation.")
        return self._kept[company, contact_id]

    @faulty
    def page(self, company: str, *, operator: str = "", limit: int = 50, cursor: str = "") -> Page[Evaluation]:
        found = [one for one in reversed(self._all(company)) if not operator or one.operator == operator]
        known = [one.id for one in found]
        if cursor and cursor not in known:
            raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
        behind = found[known.index(cursor) + 1 if cursor else 0 :]
        return Page(tuple(behind[:limit]), behind[limit - 1].id if len(behind) > limit else "")

    @faulty
    def between(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Evaluation, ...]:
        return tuple(one for one in self._all(company) if begins_at <= one.called_at < ends_at)

    def _all(self, company: str) -> list[Evaluation]:
        found = (one for (slug, _), one in self._kept.items() if slug == company)
        return sorted(found, key=lambda one: (one.called_at, one.id))

    def _write(self, evaluation: Evaluation, events: Sequence[Envelope]) -> None:
        self._kept[evaluation.company, evaluation.id] = evaluation
        self.events.extend(events)
